#pragma once
// Workspace: scratch memory of one thread, kept between documents so that it is not made anew.

#include "syntax/network.h"

namespace tabard {

struct Workspace {
  NetworkScratch network;
};

}  // namespace tabard
