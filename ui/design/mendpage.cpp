// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/mendpage.h"

#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort {

MendPage::MendPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_nothing(new EmptyState(Glyph::Alert, {}, {}, {}, this))
    , m_mend(new QWidget(this))
    , m_title(new PlainLabel(m_mend))
    , m_why(new PlainLabel(m_mend))
    , m_next(new PlainLabel(m_mend))
    , m_copy(new QPushButton(tr("Copy path"), m_mend))
    , m_done(new QPushButton(tr("Done"), m_mend))
    , m_text(new JsonEditor(tr("Text of the file"), m_mend))
{
    setObjectName(QStringLiteral("mendPage"));
    m_title->setFont(bodyStrongFont());
    m_next->setMuted();
    for (PlainLabel* label : {m_title, m_why, m_next}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_copy->setObjectName(QStringLiteral("copyPath"));
    m_done->setObjectName(QStringLiteral("mended"));
    m_text->setObjectName(QStringLiteral("mendText"));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_done);
    auto* column = new QVBoxLayout(m_mend);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_why);
    column->addWidget(m_text, 1);
    column->addWidget(m_next);
    column->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_mend, 1);

    connect(m_text, &JsonEditor::textEdited, this, &MendPage::edited);
    connect(m_done, &QPushButton::clicked, this, [this] {
        m_finished = true;
        Q_EMIT finished();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const Entry* entry = m_workspace.find(m_shown))
            QApplication::clipboard()->setText(entry->path);
    });
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_shown)
            refresh();
    });
}

void MendPage::show(EntryId id)
{
    const bool another = std::exchange(m_shown, id) != id;
    m_finished = m_finished || another;
    refresh();
    const Entry* entry = m_workspace.find(id);
    if (const Error* problem = entry ? entry->problem() : nullptr; another && problem && problem->place.line > 0)
        m_text->goTo(problem->place);
}

bool MendPage::isMending(EntryId id) const
{
    const QWidget* focused = QApplication::focusWidget();
    return id == m_shown && !m_finished && isVisible() && focused && m_text->isAncestorOf(focused);
}

bool MendPage::isSound() const
{
    const Entry* entry = m_workspace.find(m_shown);
    return entry && (entry->reaction() || entry->target()) && !entry->content->hasOpenText();
}

void MendPage::refresh()
{
    const Entry* entry = m_workspace.find(m_shown);
    if (!entry)
        return;
    const Error* problem = isSound() ? nullptr : entry->problem();
    QString why = problem ? say(problem->message) : QString();
    if (problem && problem->place.line > 0)
        why = tr("Line %1, column %2: %3").arg(problem->place.line).arg(problem->place.column).arg(why);
    const QString path = visibleText(entry->path);
    const QString title = isSound()                          ? tr("%1 can be read now").arg(path)
                          : entry->kind == EntryKind::Target ? tr("%1 cannot be read as a target").arg(path)
                                                             : tr("%1 cannot be read as a reaction").arg(path);
    m_mend->setVisible(entry->isEditable());
    m_nothing->setVisible(!entry->isEditable());
    m_nothing->setText(title, tr("%1\nThe file is left as it is.").arg(why));
    m_title->setText(title);
    m_why->setText(isSound() ? tr("What you changed is written when you save.") : why);
    m_next->setText(tr("Mend the text here: the file stays as it is until you save, and every step can be undone. Or "
                       "mend the file in another program; it is read again when it changes."));
    m_done->setEnabled(isSound());
    m_done->setToolTip(isSound() ? QString() : tr("The text cannot be read yet"));
    if (!entry->isEditable())
        return;
    m_text->showText(fromUtf8(m_workspace.shownText(m_shown, {})));
    if (problem)
        m_text->showProblem(say(problem->message), problem->place);
    else
        m_text->clearProblem();
}

void MendPage::edited(const QString& text)
{
    m_finished = false;
    const Result<> taken = m_workspace.setText(m_shown, {}, text.toStdString(), tr("Mend the file"));
    if (!taken) // a draft: refresh() has told it; or something else, which is told here
        m_text->showProblem(say(taken.error().message), taken.error().place);
}

} // namespace retort
