// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/trace/remark.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace retort::logic {

/// Gets each operand that an operation took as another type.
class CoercionListener {
public:
    virtual void taken(json::Value value, Taken as) = 0;

protected:
    ~CoercionListener() = default;
};

/// Whether PHP puts two texts in the order of their bytes, and JavaScript in the same.
bool orderAlike(std::string_view a, std::string_view b);

/// The first item that PHP's in takes as equal to the needle; nullopt where there is none, or no list.
std::optional<json::Value> looselyFound(json::Value list, json::Value needle, bool objects);

/// Tells which operands an operation takes as something else than they are, as its dialect does it. Of the
/// items of a list that PHP searches, only the one it finds.
void phpCoercions(Step step, const json::Value* operands, std::size_t count, bool objects, CoercionListener& listener);
void jsCoercions(Step step, const json::Value* operands, std::size_t count, CoercionListener& listener);

} // namespace retort::logic
