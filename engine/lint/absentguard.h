// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lint/lint.h"
#include "engine/logic/analyse/analysis.h"

#include <optional>
#include <string>

namespace retort::lint {

/// When a filter passes, as the settings have it.
logic::Passes passesOf(const Surroundings& surroundings);
/// What is known of the fields of an event.
logic::Domains domainsOf(const std::string& event, const Surroundings& surroundings);

/// Asks first that a field is there: around the clause `node`, or as near around it as it helps. Where only `and`
/// stands around the clause that is certain; else it is tried, with `tries` left: with the guard the rule no longer
/// passes without the field. At last around the whole, see below. Pointers lead from the rule.
std::optional<Fix> absentGuard(const logic::Program& rule, logic::NodeId node, const std::string& path,
                               const std::string& event, const Surroundings& surroundings, int& tries);

/// Asks first, and for all of the rule: without the field it never passes, whatever it is about. nullopt for a rule of
/// thousands of nodes that would have to be written anew.
std::optional<Fix> guardAround(const logic::Program& rule, const std::string& path);

} // namespace retort::lint
