// GraphML: who deals with whom. A node an actor (code and name), an edge for each source, target and quad class, with the
// number of its events and their mean Goldstein value. Dyads without one side are no edges.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "export/formats.h"
#include "io/dyads.h"

namespace tabard {
namespace {

// As XML text; control characters, which XML cannot hold, are left out.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  return out;
}

void data(std::string& out, std::string_view key, std::string_view value) {
  out += fmt::format("<data key=\"{}\">{}</data>", key, escaped(value));
}

class GraphmlExporter : public Exporter {
 public:
  Outcome add(std::string&, const StoredEvent&, const EventRecord& event) override {
    bool is_edge = false;
    for (const Dyad& dyad : dyads(event)) {
      if (dyad.source == nullptr || dyad.target == nullptr) continue;
      is_edge = true;
      Edge& edge = edges_[{node(*dyad.source), node(*dyad.target), event.quad}];
      ++edge.events;
      edge.goldstein += event.goldstein.value_or(0);
    }
    return is_edge ? Outcome::written : Outcome::outside;
  }

  void end(std::string& out) override {
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
        "<key id=\"code\" for=\"node\" attr.name=\"code\" attr.type=\"string\"/>\n"
        "<key id=\"country\" for=\"node\" attr.name=\"country\" attr.type=\"string\"/>\n"
        "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
        "<key id=\"quad\" for=\"edge\" attr.name=\"quad\" attr.type=\"string\"/>\n"
        "<key id=\"events\" for=\"edge\" attr.name=\"events\" attr.type=\"int\"/>\n"
        "<key id=\"goldstein\" for=\"edge\" attr.name=\"goldstein\" attr.type=\"double\"/>\n"
        "<graph id=\"events\" edgedefault=\"directed\">\n";
    for (const auto& [node, number] : nodes_) {
      const auto& [code, name, country, kind] = node;
      out += fmt::format("<node id=\"n{}\">", number);
      data(out, "name", name);
      data(out, "code", code);
      data(out, "country", country);
      data(out, "kind", kind);
      out += "</node>\n";
    }
    for (const auto& [ends, edge] : edges_) {
      const auto& [source, target, quad] = ends;
      out += fmt::format("<edge source=\"n{}\" target=\"n{}\">", source, target);
      data(out, "quad", quad);
      data(out, "events", fmt::format("{}", edge.events));
      data(out, "goldstein", fmt::format("{:.3f}", edge.goldstein / static_cast<double>(edge.events)));
      out += "</edge>\n";
    }
    out += "</graph>\n</graphml>\n";
  }

 private:
  using Node = std::tuple<std::string, std::string, std::string, std::string>;  // code, name, country, kind
  struct Edge {
    int64_t events = 0;
    double goldstein = 0;
  };

  size_t node(const EventRecord::Party& party) {
    return nodes_.try_emplace({party.code, party.name, party.country, std::string(to_string(party.kind))}, nodes_.size())
        .first->second;
  }

  std::map<Node, size_t> nodes_;
  std::map<std::tuple<size_t, size_t, std::string>, Edge> edges_;
};

}  // namespace

std::unique_ptr<Exporter> make_graphml(const ExportTables&) {
  return std::make_unique<GraphmlExporter>();
}

}  // namespace tabard
