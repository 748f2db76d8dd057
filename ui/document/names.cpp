// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/names.h"

namespace retort {

QString slugOf(const QString& name)
{
    constexpr int longest = 80; // well below what any file system takes, with ending and number
    QString slug;
    const auto plain = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const auto c : plain) {
        if (c.isLetterOrNumber())
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
        if (slug.size() == longest)
            break;
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

} // namespace retort
