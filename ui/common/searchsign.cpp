// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchsign.h"

#include "ui/common/glyph.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchSign)
};

} // namespace

void addSearchSign(QLineEdit& field, QPalette::ColorRole role)
{
    QAction* sign = field.addAction(icon(Glyph::Search, role), QLineEdit::LeadingPosition);
    sign->setText(Words::tr("Search")); // the button's name for screen readers
    QObject::connect(sign, &QAction::triggered, &field, [&field] {
        field.setFocus(Qt::OtherFocusReason);
        field.selectAll();
    });
}

void addClearButton(QLineEdit& field)
{
    const QList<QAction*> before = field.actions();
    field.setClearButtonEnabled(true);
    // Qt makes the button's action without a word; it is the one that came.
    for (QAction* action : field.findChildren<QAction*>(Qt::FindDirectChildrenOnly))
        if (!before.contains(action))
            action->setText(Words::tr("Clear"));
}

} // namespace retort
