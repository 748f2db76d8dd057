// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/reactionheader.h"

#include "engine/reaction/edit.h"
#include "ui/common/chipbutton.h"
#include "ui/common/direction.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/switch.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/problems/problemwords.h"

#include <QBoxLayout>

namespace retort {

ReactionHeader::ReactionHeader(Workspace& workspace, const Selection& selection, const LiveLint& lint, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_lint(lint)
    , m_name(new HeadingEdit(titleFont(), this))
    , m_description(new HeadingEdit(bodyFont(), this))
    , m_active(new Switch(tr("Active"), tr("Inactive"), this))
    , m_problems(new ChipButton(this))
{
    setObjectName(QStringLiteral("reactionHeader"));
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name this reaction"));
    m_description->setObjectName(QStringLiteral("description"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setPlaceholderText(byOwnDirection(tr("What is it for?")));
    m_description->setMuted(true);
    m_active->setObjectName(QStringLiteral("active"));
    m_active->setAccessibleName(tr("Active"));
    m_active->setToolTip(tr("An inactive reaction is kept on the tenant and never fires"));

    auto* first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_name);
    first->addWidget(m_active, 0, Qt::AlignVCenter);
    first->addStretch();
    first->addWidget(m_problems, 0, Qt::AlignVCenter);
    auto* second = new QHBoxLayout;
    second->addWidget(m_description);
    second->addStretch();
    auto* layout = new QVBoxLayout(this);
    // The text, not the edge that shows on hover, lines up with the cards below.
    layout->setContentsMargins(
        asWindowsRun({CardGeometry::margin - HeadingEdit::padding, 12, CardGeometry::margin, 2}));
    layout->setSpacing(1);
    layout->addLayout(first);
    layout->addLayout(second);

    for (const auto& [before, after] : {std::pair<QWidget*, QWidget*>(m_name, m_active),
                                        {m_active, m_problems},
                                        {m_problems, m_description}}) // as they stand
        setTabOrder(before, after);
    m_problems->setObjectName(QStringLiteral("problemCount"));
    connect(m_problems, &QAbstractButton::clicked, this, &ReactionHeader::problemsRequested);
    connect(&m_lint, &LiveLint::changed, this, [this](EntryId id) {
        if (id == m_selection.reaction())
            showProblems();
    });

    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString& text) { showUnlessDone(m_workspace.rename(m_selection.reaction(), text)); });
    connect(m_description, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (const Entry* entry = m_workspace.find(m_selection.reaction()); entry && entry->content)
            showUnlessDone(m_workspace.apply(entry->id,
                                             edit::setDescription(entry->content->document, text.toStdString()),
                                             tr("Change description"), QStringLiteral("description")));
    });
    connect(m_active, &QAbstractButton::clicked, this, [this](bool active) {
        if (const Entry* entry = m_workspace.find(m_selection.reaction()); entry && entry->content)
            showUnlessDone(m_workspace.apply(entry->id, edit::setActive(entry->content->document, active),
                                             active ? tr("Activate reaction") : tr("Deactivate reaction")));
    });
    for (const auto* field : {m_name, m_description}) {
        connect(field, &FieldEdit::left, this, [this] { m_workspace.endMerge(); });
        connect(field, &QLineEdit::returnPressed, this, [this] {
            m_workspace.endMerge();
            Q_EMIT finished();
        });
    }
    connect(&m_workspace, &Workspace::opened, this, &ReactionHeader::show);
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_selection.reaction())
            show();
    });
    connect(&m_selection, &Selection::reactionChanged, this, &ReactionHeader::show);
    show();
}

bool ReactionHeader::showPlace(std::string_view pointer, bool focus)
{
    if (pointer != "/name" && pointer != "/is_active")
        return false;
    if (focus && pointer == "/name")
        focusName();
    else if (focus)
        m_active->setFocus(Qt::OtherFocusReason);
    return true;
}

void ReactionHeader::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void ReactionHeader::show()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const Reaction* reaction = entry ? entry->reaction() : nullptr;
    if (!reaction)
        return; // the pane shows why instead
    m_name->showText(fromUtf8(reaction->name));
    m_description->showText(fromUtf8(reaction->description));
    m_active->setChecked(reaction->isActive);
    showProblems();
}

void ReactionHeader::showProblems()
{
    const LiveLint::Counts counts = m_lint.counts(m_selection.reaction());
    const QString words = counts.all() == 0   ? tr("No problems")
                          : counts.all() == 1 ? tr("1 problem")
                                              : tr("%1 problems").arg(counts.all());
    if (counts.all() == 0)
        m_problems->setContent({words, Tone::Neutral, {}});
    else
        m_problems->setContent({words, toneOf(gravest(counts)), glyphOf(gravest(counts))});
    m_problems->setAccessibleName(tr("%1, show them").arg(words));
    m_problems->setToolTip(tipText(inWords(counts)));
}

void ReactionHeader::showUnlessDone(const Result<>& done)
{
    if (done)
        return;
    show();
    Q_EMIT refused(done.error());
}

} // namespace retort
