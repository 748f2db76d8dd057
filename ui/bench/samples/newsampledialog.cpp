// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/newsampledialog.h"

#include "ui/bench/samples/samplefile.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/hairline.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/searchsign.h"
#include "ui/common/sectionhead.h"
#include "ui/common/segments.h"
#include "ui/design/palette/palettedelegate.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/design/palette/palettemodel.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace retort {

using compose::TemplateKind;

NewSampleDialog::NewSampleDialog(Workspace& workspace, const std::string& event, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_search(new QLineEdit(this))
    , m_model(new PaletteModel(this))
    , m_list(new QListView(this))
    , m_about(new PlainLabel(this))
    , m_kinds(new Segments({tr("Typical"), tr("Minimal"), tr("Odd")}, this))
    , m_preview(new JsonEditor(tr("Preview of the sample event"), this))
    , m_oddities(new QStandardItemModel(this))
    , m_oddList(new QListView(this))
    , m_label(new QLineEdit(this))
    , m_make(new QPushButton(tr("Add sample"), this))
{
    setObjectName(QStringLiteral("newSample"));
    setWindowTitle(tr("New sample event"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);

    m_search->setObjectName(QStringLiteral("sampleEventSearch"));
    m_search->setAccessibleName(tr("Search events, or type a name of your own"));
    m_search->setPlaceholderText(byOwnDirection(tr("Search, or namespace.event_name")));
    addSearchSign(*m_search);
    addClearButton(*m_search);
    m_search->installEventFilter(this);
    m_model->setEntries(eventEntries(workspace),
                        [this](const QString& typed) { return typedEvent(typed, m_workspace.catalogue()); });
    m_list->setObjectName(QStringLiteral("sampleEventList"));
    m_list->setAccessibleName(tr("Events"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_about->setFont(secondaryFont());
    m_about->setMuted();
    m_about->setWordWrap(true);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_about->setMinimumHeight(QFontMetrics(secondaryFont()).height() * 4); // so that nothing moves
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);

    m_kinds->setAccessibleName(tr("How much of the event"));
    m_kinds->choice(0)->setToolTip(tipText(tr("All fields that are known, with plausible values")));
    m_kinds->choice(1)->setToolTip(tipText(tr("The event, and whose it is")));
    m_kinds->choice(2)->setToolTip(
        tipText(tr("The same fields with what breaks rules: nulls, empty texts, other types, extremes")));
    m_kinds->setCurrent(0);
    m_preview->setReadOnly(true);
    m_oddList->setObjectName(QStringLiteral("sampleOddities"));
    m_oddList->setAccessibleName(tr("What is odd about it"));
    m_oddList->setModel(m_oddities);
    m_oddList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_oddList->setUniformItemSizes(true);
    m_oddList->setMaximumHeight(4 * metric::rowHeight);
    m_label->setObjectName(QStringLiteral("sampleLabel"));
    m_label->setAccessibleName(tr("Label of the sample"));

    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(asWindowsRun({0, 0, metric::spacing, 0}));
    leftLayout->addWidget(m_search);
    leftLayout->addWidget(m_list, 1);
    leftLayout->addWidget(m_about);
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(asWindowsRun({metric::spacing, 0, 0, 0}));
    rightLayout->addWidget(m_kinds, 0, Qt::AlignLeading);
    rightLayout->addWidget(m_preview, 1);
    rightLayout->addWidget(m_oddList);
    rightLayout->addWidget(new FieldCaption(tr("Label"), m_label, this));
    rightLayout->addWidget(m_label);
    auto* sides = new HairlineSplitter(Qt::Horizontal, this);
    sides->addWidget(left);
    sides->addWidget(right);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({400, 480});
    left->setMinimumWidth(260);
    right->setMinimumWidth(300);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_make, QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_make->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(sides, 1);
    layout->addWidget(buttons);

    connect(m_search, &QLineEdit::textChanged, this, &NewSampleDialog::pickFrom);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &NewSampleDialog::showPicked);
    connect(m_list, &QListView::doubleClicked, this, &NewSampleDialog::make);
    connect(m_kinds, &Segments::chosen, this, &NewSampleDialog::showTemplate);
    connect(m_oddList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { goToOddity(index.row()); });
    connect(m_label, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_ownLabel = !text.trimmed().isEmpty();
        m_label->setPlaceholderText(byOwnDirection(usualLabel()));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewSampleDialog::make);
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);

    const QString first = fromUtf8(workspace.catalogue().canonicalEvent(event));
    int row = 0;
    while (row < m_model->rowCount() && m_model->index(row, 0).data(PaletteModel::IdRole).toString() != first)
        ++row;
    choose(row < m_model->rowCount() && !first.isEmpty() ? row : m_model->bestRow());
    showPicked();
    resize(940, 600);
    // Once the list has its size: the heading is to be seen as well.
    QMetaObject::invokeMethod(
        this, [this] { choose(m_list->currentIndex().row()); }, Qt::QueuedConnection);
    m_search->setFocus();
}

void NewSampleDialog::pickFrom(const QString& typed)
{
    m_model->setFilter(typed);
    choose(m_model->bestRow());
    showPicked(); // also where nothing fits
}

void NewSampleDialog::choose(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    const QModelIndex heading = m_model->index(row - 1, 0);
    if (heading.isValid() && heading.data(PaletteModel::IsHeadingRole).toBool())
        m_list->scrollTo(heading);
    m_list->scrollTo(index);
}

/// To the next event that can be chosen, over the headings.
void NewSampleDialog::step(int by)
{
    int row = m_list->currentIndex().row() + by;
    while (row >= 0 && row < m_model->rowCount() && !m_model->index(row, 0).flags().testFlag(Qt::ItemIsSelectable))
        row += by;
    if (row >= 0 && row < m_model->rowCount())
        choose(row);
}

void NewSampleDialog::showPicked()
{
    const QModelIndex at = m_list->currentIndex();
    const QString id = at.data(PaletteModel::IdRole).toString();
    const PaletteEntry* entry = m_model->entryAt(m_model->rowCount() - 1);
    m_event = id.toStdString();
    m_make->setEnabled(!id.isEmpty());
    QString about = at.data(PaletteModel::FootRole).toString();
    if (about.isEmpty())
        about = at.data(PaletteModel::DescriptionRole).toString();
    if (id.isEmpty()) // what was typed is no event: why not
        about = entry ? entry->description : tr("No event is like that.");
    m_about->setText(about);
    m_search->setAccessibleDescription(id.isEmpty() ? about : at.data(Qt::AccessibleTextRole).toString());
    showTemplate();
}

void NewSampleDialog::showTemplate()
{
    m_oddities->clear();
    m_oddList->setVisible(m_kinds->current() == 2);
    if (m_event.empty()) {
        m_template = {};
        m_preview->showText({});
        return;
    }
    m_template = compose::eventTemplate(m_event, static_cast<TemplateKind>(m_kinds->current()), m_workspace.catalogue(),
                                        dataFieldsIn(m_workspace, m_event));
    for (const compose::Oddity& oddity : m_template.oddities)
        m_oddities->appendRow(new QStandardItem(
            tr("%1: %2", "a field, what is odd about it").arg(codeWithin(fromUtf8(oddity.path)), say(oddity.what))));
    m_preview->showText(fromUtf8(m_template.document.text()));
    m_label->setPlaceholderText(byOwnDirection(usualLabel()));
    if (!m_ownLabel)
        m_label->setText(usualLabel());
}

void NewSampleDialog::goToOddity(int row)
{
    if (row < 0 || row >= static_cast<int>(m_template.oddities.size()))
        return;
    const json::Document& document = m_template.document;
    const std::string pointer = pointerInFile(document, m_template.oddities[static_cast<std::size_t>(row)].path);
    if (pointer.empty())
        return; // that it is not there is what is odd
    m_preview->goTo(document.placeAt(document.node(*document.find(pointer)).range.begin));
}

QString NewSampleDialog::usualLabel() const
{
    return freeLabel(m_workspace, tr("%1, %2", "an event, and which of its templates: transaction.created, typical")
                                      .arg(fromUtf8(m_event), say(m_template.label).toLower()));
}

void NewSampleDialog::make()
{
    if (m_event.empty())
        return;
    const QString label = m_ownLabel ? m_label->text().trimmed() : usualLabel();
    const EntryId event =
        m_workspace.add(EntryKind::Event, label, withLabel(m_template.document, label), tr("New sample event"));
    accept();
    Q_EMIT made(event);
}

/// The arrows steer the list from the search field.
bool NewSampleDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace retort
