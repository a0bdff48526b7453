#include "pipeline/coder.h"

#include "pipeline/workspace.h"

namespace tabard {

struct Coder::Stages {
  std::shared_ptr<const Lexicon> lexicon;
  std::string model_version = "none";
};

Coder::Coder() : stages_(std::make_unique<Stages>()) {}
Coder::~Coder() = default;

std::unique_ptr<const Coder> Coder::make(const std::string&, const std::vector<std::string>& lexicon_folders, Faults& faults) {
  std::unique_ptr<Coder> coder(new Coder);
  coder->stages_->lexicon = Lexicon::load(lexicon_folders, faults);
  if (!faults.is_empty()) return nullptr;
  return coder;
}

Reading Coder::read(const Document& document, Workspace& workspace) const {
  Reading reading;
  reading.document = &document;
  return read_tokenized(std::move(reading), workspace);
}

Reading Coder::read_tokenized(Reading reading, Workspace&) const {
  return reading;
}

Coded Coder::code(const Document& document, Workspace& workspace, Explain) const {
  Coded coded;
  coded.reading = read(document, workspace);
  return coded;
}

const Lexicon& Coder::lexicon() const {
  return *stages_->lexicon;
}
const std::string& Coder::model_version() const {
  return stages_->model_version;
}

}  // namespace tabard
