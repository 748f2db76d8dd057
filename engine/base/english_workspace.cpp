// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const Template> workspaceTemplates()
{
    static constexpr Template table[] = {
        {"workspace.entry-gone", "This file is not in the workspace any more."},
        {"workspace.no-event", "A sample event is an object with the event's name as text under \"event\"."},
        {"workspace.place-gone", "There is no value at {0} any more."},
        {"workspace.text-not-saved", "{0} is not saved, because a text in it is not valid yet: {1}"},
        {"workspace.text-open", "{0} cannot be changed until its text is valid: {1}"},
        {"workspace.unreadable-not-edited", "{0} cannot be read and stays as it is: {1}"},
    };
    return table;
}

} // namespace retort
