// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/curldialog.h"

#include "engine/compose/curlcommand.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/segments.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextOption>

namespace retort {

using compose::EventRoute;

CurlDialog::CurlDialog(Workspace& workspace, EntryId event, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_event(event)
    , m_routes(new Segments({tr("Events"), tr("Profile"), tr("Tenant")}, this))
    , m_text(new QPlainTextEdit(this))
    , m_notes(new PlainLabel(this))
    , m_copy(new QPushButton(tr("&Copy"), this))
{
    setObjectName(QStringLiteral("curl"));
    setWindowTitle(tr("Copy as curl"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);

    m_routes->setAccessibleName(tr("Where it is posted"));
    m_routes->choice(0)->setToolTip(tipText(tr("POST /events, as the platform's guide has it")));
    m_routes->choice(1)->setToolTip(
        tipText(tr("POST /profiles/{id}/custom-event, as the platform's client library has it")));
    m_routes->choice(2)->setToolTip(tipText(tr("POST /tenants/custom-event, without a customer")));
    m_routes->setCurrent(0);
    m_text->setObjectName(QStringLiteral("curlText"));
    m_text->setAccessibleName(tr("Command"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(monoFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    QTextOption option = m_text->document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight); // code
    m_text->document()->setDefaultTextOption(option);
    m_notes->setObjectName(QStringLiteral("curlNotes"));
    m_notes->setWordWrap(true);
    m_notes->setFont(secondaryFont());

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_copy, QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_copy->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(m_routes, 0, Qt::AlignLeading);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_notes);
    layout->addWidget(buttons);

    connect(m_routes, &Segments::chosen, this, &CurlDialog::showCommand);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &CurlDialog::copy);
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);
    showCommand();
    resize(680, 440);
    m_copy->setFocus();
}

void CurlDialog::showCommand()
{
    const auto whole = m_workspace.wholeEvent(m_event);
    const auto command = whole.and_then([&](const json::Document& event) {
        return compose::asCurl(event, m_workspace.catalogue(), {.route = static_cast<EventRoute>(m_routes->current())});
    });
    m_text->setPlainText(command ? fromUtf8(command->text) : QString());
    m_copy->setEnabled(command.has_value());
    QStringList notes;
    for (const Phrase& note : command ? command->notes : std::vector<Phrase>{command.error().message})
        notes << say(note) + u'.';
    if (const auto profile = whole ? whole->find("/_retort/profile") : std::nullopt;
        command && profile && whole->node(*profile).kind == json::Kind::String)
        notes << tr("The profile that is joined in here is not sent: the platform has its own.");
    m_notes->setText(notes.join(u'\n'));
}

void CurlDialog::copy()
{
    if (!m_copy->isEnabled())
        return;
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    accept();
    Q_EMIT copied();
}

} // namespace retort
