#pragma once
// Workspace: scratch memory of one thread, kept between documents so that it is not made anew.

namespace tabard {

class Workspace {};

}  // namespace tabard
