// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

QFont sans(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font;
    font.setFamilies({u"Inter"_s, u"Inter Variable"_s, u"Cantarell"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont mono(int pixels, QFont::Weight weight = QFont::Normal)
{
    // The desktop's answer may be an alias like "monospace", which QScintilla does not resolve: ask what it stands for.
    static const QString family = QFontInfo(QFontDatabase::systemFont(QFontDatabase::FixedFont)).family();
    QFont font(family);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont bodyFont() { return sans(13); }

QFont bodyStrongFont() { return sans(13, QFont::DemiBold); }

QFont secondaryFont() { return sans(12); }

QFont captionFont()
{
    QFont font = sans(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    return font;
}

QFont smallFont() { return sans(11); }

QFont titleFont() { return sans(20, QFont::DemiBold); }

QFont monoFont() { return mono(12); }

QFont monoStrongFont() { return mono(12, QFont::Bold); }

} // namespace retort
