// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/definitions/definitionlook.h"

#include "ui/common/say.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(Definitions)
};

} // namespace

Glyph glyphOfDefinitions(std::string_view kind)
{
    constexpr std::pair<std::string_view, Glyph> glyphs[] = {{"benefits", Glyph::Benefit},
                                                             {"rewards", Glyph::Reward},
                                                             {"points", Glyph::Points},
                                                             {"tiers", Glyph::Tier},
                                                             {"tags", Glyph::Tag},
                                                             {"rates", Glyph::Transaction},
                                                             {"achievements", Glyph::Achievement},
                                                             {"statuses", Glyph::Customer}};
    for (const auto& [known, glyph] : glyphs) {
        if (known == kind)
            return glyph;
    }
    return Glyph::Attribute;
}

QString originOf(const DefinitionList& list)
{
    const QString from = fromUtf8(list.from);
    const QDateTime at = QDateTime::fromString(fromUtf8(list.at), Qt::ISODate);
    const QString day = at.isValid() ? QLocale().toString(at.date(), QLocale::LongFormat) : fromUtf8(list.at);
    if (from.isEmpty())
        return day.isEmpty() ? QString() : Words::tr("as of %1").arg(day);
    return day.isEmpty() ? Words::tr("from %1").arg(from) : Words::tr("from %1, %2").arg(from, day);
}

} // namespace retort
