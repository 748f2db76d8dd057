// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/program.h"

#include <QString>

#include <optional>

namespace retort {

/// What somebody types to be asked of the context: a path as `var` reads it (data.score), or a rule as JSON Logic.
struct Expression {
    std::optional<logic::Program> rule; ///< None where the text is neither; `problem` says why.
    QString problem; ///< Also of a rule that would raise an error wherever it is asked: an unknown operator.

    static Expression read(const QString& text, const logic::Settings& settings = {});
};

/// What it comes to.
struct ExpressionValue {
    std::optional<json::Data> value; ///< None where it has none; `problem` says why.
    bool missing = false;            ///< A path that the context does not have: the value is null.
    bool holds = false;              ///< True by JSON Logic.
    QString problem;
};
ExpressionValue valueOf(const Expression& expression, const json::Data& context);

} // namespace retort
