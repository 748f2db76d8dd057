// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/recipedialog.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/common/searchsign.h"
#include "ui/find/findindex.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace retort {

namespace {

enum Role { RecipeRole = Qt::UserRole, DetailRole };

/// How it is told apart from others of its kind: "loyalty.highest_level", "gift".
QString pathOf(const RecipeNeed::Choice& one)
{
    return fromUtf8(one.space.empty() ? one.handle : one.space + '.' + one.handle);
}

/// Name, and below it the event.
class RecipeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const PainterSaver saver(*painter);
        painter->setLayoutDirection(option.direction);
        const Tokens& tokens = tokensOf(option.palette);
        const QRectF row = QRectF(option.rect).adjusted(2, 0, -2, -1);
        if (option.state.testFlag(QStyle::State_Selected))
            paintRounded(*painter, row, metric::controlRadius, tokens.sel);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            paintRounded(*painter, row, metric::controlRadius, tokens.hover);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintRounded(*painter, row, metric::controlRadius, {}, tokens.accent, 2);
        const QRectF lines = row.adjusted(10, 5, -10, -5);
        const QRectF first(lines.x(), lines.y(), lines.width(), lines.height() / 2);
        paintText(*painter, first, index.data().toString(), bodyFont(), tokens.ink);
        paintText(*painter, first.translated(0, first.height()), index.data(DetailRole).toString(), smallFont(),
                  tokens.mute);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, metric::tallRowHeight};
    }
};

} // namespace

RecipeDialog::RecipeDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_recipes(recipesOf(workspace))
    , m_search(new QLineEdit(this))
    , m_model(new QStandardItemModel(this))
    , m_list(new QListView(this))
    , m_area(new QScrollArea(this))
    , m_samples(new QCheckBox(this))
    , m_make(new QPushButton(tr("Add reaction"), this))
{
    setObjectName(QStringLiteral("recipes"));
    setWindowTitle(tr("New from recipe"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);

    m_search->setObjectName(QStringLiteral("recipeSearch"));
    m_search->setAccessibleName(tr("Search recipes"));
    m_search->setPlaceholderText(byOwnDirection(tr("What is it for?")));
    addSearchSign(*m_search);
    addClearButton(*m_search);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("recipeList"));
    m_list->setAccessibleName(tr("Recipes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RecipeDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setObjectName(QStringLiteral("recipePage"));
    m_area->setAccessibleName(tr("What the recipe does"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_samples->setChecked(true);

    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(asWindowsRun({0, 0, metric::spacing, 0}));
    leftLayout->addWidget(m_search);
    leftLayout->addWidget(m_list, 1);
    auto* sides = new HairlineSplitter(Qt::Horizontal, this);
    sides->addWidget(left);
    sides->addWidget(m_area);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({280, 520});
    left->setMinimumWidth(200);
    m_area->setMinimumWidth(280);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_make, QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_make->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(sides, 1);
    layout->addWidget(m_samples);
    layout->addWidget(buttons);

    connect(m_search, &QLineEdit::textChanged, this, &RecipeDialog::fill);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecipeDialog::showRecipe);
    connect(m_list, &QListView::doubleClicked, this, &RecipeDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &RecipeDialog::make);
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);
    fill();
    resize(860, 560);
    m_search->setFocus();
}

void RecipeDialog::fill()
{
    const QModelIndex before = m_list->currentIndex();
    const QString shown = before.data().toString();
    m_model->clear();
    int row = 0;
    for (std::size_t i = 0; i < m_recipes.size(); ++i) {
        const Recipe& recipe = m_recipes[i];
        if (!fits(recipe, m_search->text()))
            continue;
        auto* item = new QStandardItem(recipe.name);
        item->setData(static_cast<int>(i), RecipeRole);
        item->setData(recipe.trigger, DetailRole);
        item->setData(tr("%1: %2").arg(recipe.name, recipe.description), Qt::AccessibleTextRole);
        if (recipe.name == shown)
            row = m_model->rowCount();
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(row, 0));
    showRecipe();
}

const Recipe* RecipeDialog::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_recipes[static_cast<std::size_t>(index.data(RecipeRole).toInt())] : nullptr;
}

PlainLabel* RecipeDialog::addLine(const QString& text, int space)
{
    auto* line = new PlainLabel(text, m_page);
    line->setWordWrap(true);
    if (space > 0)
        m_lines->addSpacing(space);
    m_lines->addWidget(line);
    return line;
}

/// What the recipe names, to be chosen from what the workspace has.
void RecipeDialog::addNeed(const RecipeNeed& need)
{
    const QString kind = kindOfHandle(need.list);
    const QString handle = pathOf(need.own);
    const bool isOnlyOne = need.choices.size() == 1 && need.there;
    if (need.choices.empty() || isOnlyOne) {
        addLine(need.there ? tr("The %1 %2, which is in this workspace").arg(kind, handle)
                           : tr("The %1 %2: make one, or choose another after adding").arg(kind, handle));
        m_pickers.push_back({nullptr, {}});
        return;
    }
    auto* box = new QComboBox(m_page);
    box->setObjectName(QStringLiteral("need%1").arg(m_pickers.size()));
    box->setAccessibleName(tr("Which %1 it names").arg(kind));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(20);
    Picker picker{box, {}};
    if (!need.there) {
        box->addItem(tr("%1 (not in this workspace yet)").arg(handle), fromUtf8(need.own.handle));
        picker.choices.push_back(need.own);
    }
    for (const RecipeNeed::Choice& choice : need.choices) {
        box->addItem(choice.name.empty() ? pathOf(choice) : tr("%1 · %2").arg(pathOf(choice), fromUtf8(choice.name)),
                     fromUtf8(choice.handle));
        picker.choices.push_back(choice);
    }
    const RecipeNeed::Choice& usual = need.usual();
    const auto found = std::find_if(picker.choices.begin(), picker.choices.end(), [&](const auto& one) {
        return one.handle == usual.handle && (usual.space.empty() || one.space == usual.space);
    });
    box->setCurrentIndex(found == picker.choices.end() ? 0 : static_cast<int>(found - picker.choices.begin()));
    addLine(tr("The %1").arg(kind));
    m_lines->addWidget(box);
    m_pickers.push_back(std::move(picker));
    connect(box, &QComboBox::currentIndexChanged, this, &RecipeDialog::showSteps);
}

std::vector<RecipeNeed::Choice> RecipeDialog::named() const
{
    std::vector<RecipeNeed::Choice> named;
    for (const Picker& picker : m_pickers)
        named.push_back(picker.box ? picker.choices.at(static_cast<std::size_t>(picker.box->currentIndex()))
                                   : RecipeNeed::Choice());
    return named;
}

void RecipeDialog::showSteps()
{
    const Recipe* recipe = current();
    const QStringList steps = recipe ? stepsOf(m_workspace, *recipe, named()) : QStringList();
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i]->setText(tr("%1. %2").arg(i + 1).arg(steps.value(static_cast<qsizetype>(i))));
}

void RecipeDialog::showRecipe()
{
    const Recipe* recipe = current();
    m_make->setEnabled(recipe != nullptr);
    m_steps.clear();
    m_pickers.clear();
    m_page = new QWidget;
    m_page->setAutoFillBackground(true);
    m_page->setBackgroundRole(QPalette::Base);
    m_lines = new QVBoxLayout(m_page);
    m_lines->setContentsMargins(metric::panelMargin, 4, metric::panelMargin, metric::panelMargin);
    m_lines->setSpacing(6);
    const auto caption = [this](const QString& text) {
        PlainLabel* line = addLine(text, 8);
        line->setFont(captionFont());
        line->setMuted();
    };
    if (!recipe) {
        addLine(tr("No recipe is like that. Search for a word of what it does, an event, or an action."))->setMuted();
    } else {
        addLine(recipe->name)->setFont(titleFont());
        addLine(recipe->description);
        caption(tr("What it does"));
        addLine(recipe->triggerWords);
        for (qsizetype i = 0; i < recipe->steps.size(); ++i)
            m_steps.push_back(addLine({}));
        if (!recipe->needs.empty())
            caption(tr("What it names"));
        for (const RecipeNeed& need : recipe->needs)
            addNeed(need);
        showSteps();
        if (!recipe->samples.isEmpty()) {
            caption(tr("Sample events"));
            addLine(recipe->samples.join(QStringLiteral(" · ")));
        }
    }
    m_lines->addStretch(1);
    m_area->setWidget(m_page); // the one before goes
    const qsizetype samples = recipe ? recipe->samples.size() : 0;
    m_samples->setEnabled(samples > 0);
    m_samples->setText(samples == 1
                           ? tr("Add its sample event, too")
                           : tr("Add its %1 sample events, too", nullptr, static_cast<int>(samples)).arg(samples));
}

void RecipeDialog::make()
{
    const Recipe* recipe = current();
    if (!recipe)
        return;
    const EntryId reaction = addRecipe(m_workspace, *recipe, m_samples->isChecked(), named());
    accept();
    Q_EMIT made(reaction);
}

/// The arrows steer the list from the search field.
bool RecipeDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int by = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        const int row = m_list->currentIndex().row() + by;
        if (by != 0) {
            if (row >= 0 && row < m_model->rowCount())
                m_list->setCurrentIndex(m_model->index(row, 0));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace retort
