// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate/mark.h"
#include "engine/logic/settings.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace retort::logic {

/// Is this text what PHP makes an integer key of: "0", "12", "-3"; not "01", "-0", "1.0" or what is over 64 bits?
bool isIntegerKey(std::string_view key);

/// How a dialect sees the containers of a rule.
struct RuleReader {
    Settings settings;

    /// A list, or in PHP any array: what arguments can be written as.
    bool isArguments(json::Value value) const
    {
        return value.isArray() || (settings.dialect == Dialect::Php && isPhpArray(value, settings.objects));
    }
    /// An object with one key. PHP: and the key is no integer.
    bool isRule(json::Value value) const
    {
        return value.isObject() && value.size() == 1 &&
               (settings.dialect == Dialect::Js || !isIntegerKey(value.members()[0].key.text()));
    }
    /// Has its parts evaluated one by one: a list; in PHP an object of several keys too.
    bool isEvaluatedInside(json::Value value) const
    {
        return value.isArray() || (value.isObject() && settings.dialect == Dialect::Php);
    }
};

/// Which containers of a rule hold a rule somewhere, found in one walk and without recursion.
class RuleScan {
public:
    RuleScan(json::Value rule, const RuleReader& reader);

    /// Containers are counted in the order of their text; `index` is that of a container that was scanned.
    bool holdsRule(std::uint32_t index) const { return m_containers[index].holdsRule; }
    bool holdsObject(std::uint32_t index) const { return m_containers[index].holdsObject; }
    /// Past the last container inside.
    std::uint32_t end(std::uint32_t index) const { return m_containers[index].end; }

private:
    struct Container {
        std::uint32_t parent;
        std::uint32_t end = 0;
        bool holdsRule = false;
        bool holdsObject = false; ///< It is one, or holds one.
    };
    std::vector<Container> m_containers;
};

} // namespace retort::logic
