// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace retort {

/// A visitor made of lambdas, without a catch-all: std::visit(Overloaded{...}, variant).
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace retort
