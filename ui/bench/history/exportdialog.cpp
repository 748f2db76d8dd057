// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/exportdialog.h"

#include "ui/bench/history/pastrunwords.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>

namespace retort {

ExportDialog::ExportDialog(PastRunPtr run, QWidget* parent)
    : QDialog(parent), m_run(std::move(run)), m_scrub(new QCheckBox(tr("&Replace personal data by pseudonyms"), this))
{
    setObjectName(QStringLiteral("export"));
    setWindowTitle(tr("Export a trace bundle"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto* title =
        new PlainLabel(tr("%1 on %2", "a reaction, an event").arg(reactionOf(m_run->line), eventOf(m_run->line)), this);
    title->setFont(bodyStrongFont());
    auto* what =
        new PlainLabel(tr("One file with the event, the reaction, all else that decided how the run came out, "
                          "and its trace. Whoever opens it sees at once whether it comes out the same for them."),
                       this);
    auto* secrets = new PlainLabel(tr("Keys stay out: of an address only its host goes in, of a target no headers, and "
                                      "what looks like a key anywhere is taken out."),
                                   this);
    auto* personal = new PlainLabel(
        m_run->run.scrubbed ? tr("Personal data was replaced by pseudonyms already.")
                            : tr("Names, e-mail addresses, phone numbers, ids and the like in the event and the "
                                 "customer become others, the same for the same value, so that conditions go on "
                                 "answering as before. Where they do not, you are told."),
        this);
    for (PlainLabel* label : {title, what, secrets, personal})
        label->setWordWrap(true);
    secrets->setMuted();
    personal->setMuted();
    m_scrub->setVisible(!m_run->run.scrubbed);

    auto* buttons = new QDialogButtonBox(this);
    auto* save = buttons->addButton(tr("Export…"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    save->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(what);
    layout->addWidget(secrets);
    layout->addSpacing(4);
    layout->addWidget(m_scrub);
    layout->addWidget(personal);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    resize(480, layout->totalHeightForWidth(480));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT chosen(m_run, m_scrub->isChecked());
    });
}

} // namespace retort
