// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/analyse/cases.h"

namespace retort::logic {

/// Data made of cases, and the whole rule run on it.
class Witness {
public:
    explicit Witness(Model& model);

    /// What the rule really comes to; nullopt where nothing may be run any more.
    std::optional<Code> codeOn(const json::Data& data);
    /// With the value of each variable's class; `absent` is left out whatever its class. nullopt where too many
    /// variables make data that nobody would look at.
    std::optional<json::Data> dataOf(const Case& values, std::uint32_t absent = none) const;

private:
    Model& m_model;
    Machine m_machine;
};

} // namespace retort::logic
