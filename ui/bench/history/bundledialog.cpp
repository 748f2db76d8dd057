// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/bundledialog.h"

#include "ui/bench/history/pastrunwords.h"
#include "ui/bench/history/since.h"
#include "ui/bench/history/tracepairpane.h"
#include "ui/bench/history/tracepairview.h"
#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScreen>

namespace retort {

namespace {

ChipContent chipOf(OpenedBundle::Seal seal)
{
    switch (seal) {
    case OpenedBundle::Seal::Whole:
        return {BundleDialog::tr("unchanged"), Tone::Ok, Glyph::Check};
    case OpenedBundle::Seal::Broken:
        return {BundleDialog::tr("edited"), Tone::Warn, Glyph::Alert};
    case OpenedBundle::Seal::None:
        break;
    }
    return {BundleDialog::tr("no seal"), Tone::Neutral, Glyph::Question};
}

QString sentenceOf(OpenedBundle::Seal seal)
{
    switch (seal) {
    case OpenedBundle::Seal::Whole:
        return BundleDialog::tr("The file is as it was exported.");
    case OpenedBundle::Seal::Broken:
        return BundleDialog::tr("The file was changed after it was exported.");
    case OpenedBundle::Seal::None:
        break;
    }
    return BundleDialog::tr("The file has no seal, so changes to it cannot be told.");
}

} // namespace

BundleDialog::BundleDialog(OpenedBundle bundle, const Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_bundle(std::move(bundle)), m_pair(new TracePairPane(this))
{
    setObjectName(QStringLiteral("bundle"));
    setWindowTitle(tr("Trace bundle: %1").arg(visibleText(m_bundle.file)));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint | Qt::WindowMinimizeButtonHint);
    setSizeGripEnabled(true);

    const PastRun& run = *m_bundle.run;
    auto* title =
        new ElidingLabel(tr("%1 on %2", "a reaction, an event").arg(reactionOf(run.line), eventOf(run.line)), this);
    title->setFont(bodyStrongFont());
    const QString dialect = run.run.inputs.settings.logic.dialect == logic::Dialect::Js ? tr("JavaScript") : tr("PHP");
    auto* what = new PlainLabel(
        run.run.scrubbed
            ? tr("%1 · personal data replaced by pseudonyms · nothing was sent", "the dialect").arg(dialect)
            : tr("%1 · nothing was sent", "the dialect").arg(dialect),
        this);
    what->setMuted();
    what->setWordWrap(true);
    auto* seal = new QHBoxLayout;
    seal->setSpacing(metric::spacing);
    auto* sentence = new PlainLabel(sentenceOf(m_bundle.seal), this);
    sentence->setWordWrap(true);
    sentence->setObjectName(QStringLiteral("seal"));
    seal->addWidget(new Chip(chipOf(m_bundle.seal), this), 0, Qt::AlignVCenter);
    seal->addWidget(sentence, 1);

    m_pair->show(tracePairs(run.run.trace, m_bundle.verified.trace, m_bundle.verified.comparison, run.programs),
                 tr("In the bundle"), tr("Run again here"));

    auto* here = new PlainLabel(this);
    here->setObjectName(QStringLiteral("here"));
    here->setMuted();
    here->setWordWrap(true);
    if (run.run.inputs.reactions.size() == 1 && workspace.at(EntryKind::Manifest, 0))
        here->setText(inWorkspace(since(run, workspace)));
    here->setVisible(!here->text().isEmpty());

    auto* event = new QPushButton(tr("Use its event"), this);
    event->setToolTip(tr("Makes a new sample event of the event in the bundle"));
    event->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metric::spacing);
    foot->addWidget(event);
    foot->addStretch(1);
    foot->addWidget(close);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(what);
    layout->addLayout(seal);
    layout->addWidget(m_pair, 1);
    layout->addWidget(here);
    layout->addLayout(foot);
    connect(event, &QPushButton::clicked, this, [this] { Q_EMIT eventWished(m_bundle.run); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(QSize(960, 620).boundedTo(screen()->availableSize() - QSize(40, 60))); // with its frame
    m_pair->view().setFocus();
}

} // namespace retort
