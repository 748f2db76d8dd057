// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparedialog.h"

#include "engine/json/document.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/compare/compareview.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace retort {

CompareDialog::CompareDialog(std::vector<ComparedFile> files, const Words& words, QWidget* parent)
    : QDialog(parent)
    , m_choosing(words.choosing)
    , m_files(new QListWidget(this))
    , m_view(new CompareView(words.sides, this))
    , m_verdict(new PlainLabel(this))
    , m_accept(new QPushButton(words.accept, this))
{
    setObjectName(QStringLiteral("compare"));
    setWindowTitle(words.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);
    for (ComparedFile& file : files)
        m_comparisons.push_back(std::make_unique<Comparison>(std::move(file)));

    auto* intro = new PlainLabel(words.intro, this);
    intro->setWordWrap(true);
    m_verdict->setWordWrap(true);
    m_files->setAccessibleName(tr("Files"));
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->setUniformItemSizes(true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setMinimumWidth(160);
    for (const auto& comparison : m_comparisons)
        m_files->addItem(rowText(*comparison));
    m_files->setVisible(m_comparisons.size() > 1);

    auto* sides = new QSplitter(this);
    sides->addWidget(m_files);
    sides->addWidget(m_view);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({220, 900});

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    if (!words.discard.isEmpty()) {
        auto* discard = buttons->addButton(words.discard, QDialogButtonBox::DestructiveRole);
        connect(discard, &QPushButton::clicked, this, [this] {
            Q_EMIT discarded();
            reject();
        });
    }
    buttons->addButton(words.choosing ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    m_accept->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    if (m_comparisons.size() == 1) { // no list names it
        auto* name = new ElidingLabel(visibleText(m_comparisons.front()->file().path), this);
        name->setFont(bodyStrongFont());
        layout->addWidget(name);
    }
    layout->addWidget(intro);
    layout->addWidget(sides, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);

    connect(m_files, &QListWidget::currentRowChanged, this, &CompareDialog::showFile);
    connect(m_view, &CompareView::chosen, this, &CompareDialog::showState);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        std::vector<ChosenText> texts;
        for (const auto& comparison : m_comparisons)
            texts.push_back({comparison->file().path, m_choosing ? comparison->result() : comparison->file().mine});
        accept();
        Q_EMIT chosen(texts);
    });

    m_files->setCurrentRow(0);
    showFile(0);
    resize(m_comparisons.size() > 1 ? 1160 : 980, 620);
    m_view->setFocus();
}

CompareDialog::~CompareDialog() { m_view->show(nullptr, false); }

void CompareDialog::showFile(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_comparisons.size())
        return;
    m_current = index;
    m_view->show(m_comparisons[static_cast<std::size_t>(index)].get(), m_choosing);
    showState();
}

QString CompareDialog::rowText(const Comparison& comparison) const
{
    const QString path = visibleText(comparison.file().path);
    if (m_choosing && comparison.openChanges() > 0)
        return tr("%1 – %2 to choose").arg(path).arg(comparison.openChanges());
    if (m_choosing)
        return problemOf(comparison).isEmpty() ? tr("%1 – chosen").arg(path) : tr("%1 – no JSON").arg(path);
    if (!comparison.file().theirs)
        return tr("%1 – new").arg(path);
    if (!comparison.file().mine)
        return tr("%1 – deleted").arg(path);
    return path;
}

QString CompareDialog::problemOf(const Comparison& comparison) const
{
    const auto text = comparison.result();
    if (!text || text == comparison.file().mine || text == comparison.file().theirs)
        return {}; // a side as it is: nobody's mistake here
    const auto document = json::Document::parse(*text);
    return document ? QString() : say(document.error());
}

void CompareDialog::showState()
{
    bool ready = true;
    for (std::size_t i = 0; i < m_comparisons.size(); ++i) {
        const Comparison& comparison = *m_comparisons[i];
        m_files->item(static_cast<int>(i))->setText(rowText(comparison));
        ready = ready && (!m_choosing || (comparison.openChanges() == 0 && problemOf(comparison).isEmpty()));
    }
    m_accept->setEnabled(ready);
    m_verdict->setVisible(m_choosing);
    if (!m_choosing || m_comparisons.empty())
        return;
    const Comparison& shown = *m_comparisons[static_cast<std::size_t>(m_current)];
    const auto open = shown.openChanges();
    const QString problem = problemOf(shown);
    if (open > 0)
        m_verdict->setText(
            open == 1 ? tr("1 change was made on both sides. Choose one of the two texts for it.")
                      : tr("%1 changes were made on both sides. Choose one of the two texts for each.").arg(open));
    else if (!problem.isEmpty())
        m_verdict->setText(tr("What is chosen is no JSON. %1").arg(problem));
    else if (!ready)
        m_verdict->setText(tr("This file is decided. Go on with the others."));
    else
        m_verdict->setText(shown.result() ? tr("Everything is chosen, and the text is JSON.")
                                          : tr("Everything is chosen: the file goes."));
}

} // namespace retort
