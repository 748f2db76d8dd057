// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

std::span<const EnglishRow> bundleRows()
{
    static constexpr EnglishRow table[] = {
        {"bundle.a-bundle", "The bundle"},
        {"bundle.a-file", "A file in the bundle"},
        {"bundle.settings", "The settings"},

        {"bundle.other-format",
         "This is no bundle of Retort (\"format\": \"retort-bundle/1\"), or one of a later version."},
        {"bundle.missing", "The bundle is not whole: \"{0}\" is missing. Ask for it once more."},
        {"bundle.no-setting", "The bundle has a value of {0} that this version does not know."},
        {"bundle.no-step", "An edited value of the bundle has no step: a number from 0."},
        {"bundle.no-time", "The bundle's time is none."},
        {"bundle.trace", "The bundle's trace cannot be read: {0}"},
        {"bundle.file", "{0}: {1}"},
    };
    return table;
}

} // namespace retort
