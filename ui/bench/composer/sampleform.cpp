// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/composer/sampleform.h"

#include "engine/run/clock.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/document/workspace.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QSignalBlocker>

namespace retort {

using Setting = compose::SampleSetting;

SampleForm::SampleForm(Workspace& workspace, const ZoneSource* zones, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_workspace(workspace), m_zones(zones)
{
    setObjectName(QStringLiteral("sampleForm"));
    setAccessibleName(tr("What belongs to the sample"));
    setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(metric::spacing / 2);
    m_label = addField(tr("Label"), tr("Label of the sample"));
    m_clock = addField(tr("Clock"), tr("Clock of the sample"));
    m_zone = addField(tr("Time zone"), tr("Time zone of the sample"));
    auto* caption = new FieldCaption(tr("Customer"), this);
    m_customer = new QComboBox(this);
    m_customer->setAccessibleName(tr("Customer of the sample"));
    m_customer->view()->setAccessibleName(tr("Customers to pick from"));
    caption->setBuddy(m_customer);
    layout->addWidget(caption);
    layout->addWidget(m_customer);
    setMinimumWidth(300);

    connect(m_label.line, &QLineEdit::editingFinished, this,
            [this] { commit(m_label, Setting::Label, tr("Label a sample event")); });
    connect(m_clock.line, &QLineEdit::editingFinished, this,
            [this] { commit(m_clock, Setting::Clock, tr("Set a sample's clock")); });
    connect(m_zone.line, &QLineEdit::editingFinished, this,
            [this] { commit(m_zone, Setting::Timezone, tr("Set a sample's time zone")); });
    connect(m_customer, &QComboBox::activated, this, [this](int row) {
        set(Setting::Profile, m_customer->itemData(row).toString(), tr("Choose a sample's customer"));
    });
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_shown)
            refresh();
    });
}

SampleForm::Field SampleForm::addField(const QString& caption, const QString& name)
{
    auto* title = new FieldCaption(caption, this);
    Field field{new QLineEdit(this), new PlainLabel(this)};
    field.line->setAccessibleName(name);
    title->setBuddy(field.line);
    field.problem->setWordWrap(true);
    field.problem->setFont(smallFont());
    field.problem->hide();
    layout()->addWidget(title);
    layout()->addWidget(field.line);
    layout()->addWidget(field.problem);
    return field;
}

void SampleForm::showSample(EntryId id)
{
    m_shown = id;
    for (const Field* field : {&m_label, &m_clock, &m_zone})
        field->problem->hide();
    {
        const QSignalBlocker quiet(m_customer);
        m_customer->clear();
        m_customer->addItem(tr("None: the event says all that is known"), QString());
        for (const EntryId profile : m_workspace.entries(EntryKind::Profile))
            if (const Entry* entry = m_workspace.find(profile)) {
                const QString name = QFileInfo(entry->path).completeBaseName();
                m_customer->addItem(name, name);
            }
    }
    refresh();
    m_clock.line->setFocus();
}

QString SampleForm::own(Setting setting) const
{
    const Entry* entry = m_workspace.find(m_shown);
    if (!entry || !entry->isReadable())
        return {};
    const auto node = entry->content->document.find("/_retort/" + std::string(compose::wordOf(setting)));
    if (!node)
        return {};
    const auto text = json::Data::parse(entry->content->document.textOf(*node));
    return text && text->root().isString() ? fromUtf8(text->root().text()) : QString();
}

void SampleForm::fill(const Field& field, Setting setting, const QString& fallback)
{
    if (!field.line->hasFocus() || !field.line->isModified())
        field.line->setText(own(setting));
    field.line->setPlaceholderText(fallback);
}

void SampleForm::refresh()
{
    const Entry* entry = m_workspace.find(m_shown);
    const Event* event = entry ? entry->event() : nullptr;
    const auto inherited = [event](const std::string Event::*member) {
        return event ? fromUtf8(event->*member) : QString();
    };
    const QString clock = inherited(&Event::clock);
    const QString zone = inherited(&Event::timezone);
    fill(m_label, Setting::Label, tr("As its file is named"));
    fill(m_clock, Setting::Clock, clock.isEmpty() ? tr("None: 2026-06-12T10:00:00Z") : clock);
    fill(m_zone, Setting::Timezone, zone.isEmpty() ? tr("The workspace's: Australia/Sydney") : zone);
    const QString profile = inherited(&Event::profile);
    int row = m_customer->findData(profile);
    if (row < 0) { // it names one that is not there
        m_customer->addItem(tr("%1 (not there)").arg(profile), profile);
        row = m_customer->count() - 1;
    }
    m_customer->setCurrentIndex(row);
    const bool may = entry && entry->isEditable();
    for (QWidget* field : {static_cast<QWidget*>(m_label.line), static_cast<QWidget*>(m_clock.line),
                           static_cast<QWidget*>(m_zone.line), static_cast<QWidget*>(m_customer)})
        field->setEnabled(may);
}

QString SampleForm::problemOf(Setting setting, const QString& text) const
{
    const Entry* entry = m_workspace.find(m_shown);
    const Event* event = entry ? entry->event() : nullptr;
    const std::string zone = event ? event->timezone : std::string();
    if (text.isEmpty())
        return {};
    if (setting == Setting::Clock && !run::instantOf(text.toStdString(), zone, m_zones) &&
        !run::instantOf(text.toStdString()))
        return tr("This is no time. Write a date and a time: 2026-06-12T10:00:00Z, or 2026-06-12 10:00 by the sample's "
                  "time zone.");
    if (setting == Setting::Timezone && !run::instantOf("2026-01-01", text.toStdString(), m_zones))
        return tr("No such time zone is known. Write its name, as Australia/Sydney, or an offset, as +10:00.");
    return {};
}

void SampleForm::commit(const Field& field, Setting setting, const QString& step)
{
    const QString text = field.line->text().trimmed();
    const QString problem = problemOf(setting, text);
    field.problem->setText(problem);
    field.problem->setVisible(!problem.isEmpty());
    adjustSize();
    if (!problem.isEmpty())
        return;
    field.line->setModified(false);
    set(setting, text, step);
}

void SampleForm::set(Setting setting, const QString& text, const QString& step)
{
    const Entry* entry = m_workspace.find(m_shown);
    if (!entry || !entry->isReadable() || text == own(setting))
        return;
    if (!m_workspace.apply(m_shown, compose::withSetting(entry->content->document, setting, text.toStdString()), step))
        refresh(); // it says what there is
}

} // namespace retort
