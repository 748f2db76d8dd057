// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> evaluationTemplates()
{
    static constexpr Template table[] = {
        // What is wrong with a rule whatever the data.
        {"logic.unknown-operator", "There is no operator {0}."},
        {"logic.unknown-operator-meant", "There is no operator {0}; did you mean {1}?"},
        {"logic.too-few-arguments", "{0} needs {1}, but {2} is given."},
        {"logic.too-few-arguments-at-least", "{0} needs at least {1}, but {2} is given."},
        {"logic.too-many-arguments", "{0} takes at most {1}, but {2} are given; the rest is not used."},
        {"logic.one-argument", "1 argument"},
        {"logic.arguments", "{0} arguments"},
        {"logic.limit-nodes", "The rule has more than {0} parts."},
        {"logic.limit-nesting", "More than {0} operators are nested in each other."},
        {"logic.limit-segments", "The variable's path has more than {0} parts."},
    };
    return table;
}

} // namespace retort
