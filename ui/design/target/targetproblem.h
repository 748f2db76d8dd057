// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"
#include "ui/document/liverender.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// Something that is wrong, or doubtful, with a target, as the list below the template shows it.
struct TargetProblem {
    enum class Weight {
        Error,   ///< It does not render, or renders no JSON.
        Warning, ///< It is sent, and hardly as it was meant.
        Note,
    };
    /// A text to write instead. Undoable, one step.
    struct Fix {
        twig::Span replaced; ///< In the template.
        std::string text;

        bool operator==(const Fix&) const = default;
    };
    /// The same print under another setting.
    struct Printed {
        QString by; ///< "html", "off"
        QString text;

        bool operator==(const Printed&) const = default;
    };

    Weight weight = Weight::Warning;
    QString message;
    QString remedy; ///< "" for none.
    std::optional<Fix> fix;
    std::optional<retort::Fix> whole; ///< Or of the target's document, as the linter has it.
    std::vector<Printed> printed;
    twig::Span span;      ///< In the template; of length 0 where it is not about a part of it.
    std::size_t line = 0; ///< Of the template; 0 for none.

    bool operator==(const TargetProblem&) const = default;
};

/// Everything that is to be said of a template: what the linter found in it (`linted`), each once, and with its place
/// where the rendering of the selected sample shows it: why that fails, why its payload is no JSON, where it is
/// doubtful, what differs by the setting that nobody has confirmed. Errors first. `rendering` may be nullptr.
std::vector<TargetProblem> problemsOf(const LiveRendering* rendering, const std::vector<Problem>& linted);

Tone toneOf(TargetProblem::Weight weight);

} // namespace retort
