// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sectionhead.h"

#include "ui/common/fonts.h"

namespace retort {

SectionHead::SectionHead(const QString& text, QWidget* parent) : PlainLabel(text, parent)
{
    QFont font = captionFont();
    font.setCapitalization(QFont::AllUppercase);
    setFont(font);
    setMuted();
}

FieldCaption::FieldCaption(const QString& text, QWidget* buddy, QWidget* parent) : PlainLabel(text, parent)
{
    setFont(smallFont());
    setMuted();
    if (buddy != nullptr)
        setBuddy(buddy);
}

} // namespace retort
