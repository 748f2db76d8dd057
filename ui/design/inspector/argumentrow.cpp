// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/argumentrow.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/program.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/segments.h"
#include "ui/condition/build/names.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/inspector/contextfields.h"
#include "ui/design/inspector/inlinenotes.h"
#include "ui/document/livelint.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace retort {

using Form = ValueEditor::Form;

namespace {

enum Source { Fixed, FromEvent };

/// What the keys can stop at inside of a widget, in the order in which they get there now.
void addStopsOf(QWidget* widget, std::vector<QWidget*>& stops)
{
    const auto add = [&stops](QWidget* one) {
        if ((one->focusPolicy() & Qt::TabFocus) && !one->focusProxy())
            stops.push_back(one);
    };
    add(widget);
    for (QWidget* at = widget->nextInFocusChain(); at && at != widget; at = at->nextInFocusChain()) {
        if (widget->isAncestorOf(at))
            add(at);
    }
}

} // namespace

ArgumentRow::ArgumentRow(NotedCompleter* paths, RuleEditorMaker makeRuleEditor, QWidget* parent)
    : QFrame(parent)
    , m_name(new HeadingEdit(monoStrongFont(), this))
    , m_source(new Segments({tr("Fixed"), tr("From event")}, this))
    , m_more(new QPushButton(this))
    , m_help(new PlainLabel(this))
    , m_formButton(new QPushButton(this))
    , m_value(new ValueEditor(this))
    , m_makeRule(std::move(makeRuleEditor))
    , m_valueColumn(new QVBoxLayout)
    , m_calculate(new QPushButton(tr("Calculate…"), this))
    , m_preview(new ElidingLabel(this))
    , m_previewType(new ElidingLabel(this))
    , m_open(new QPushButton(this))
    , m_notes(new InlineNotes(this))
    , m_formMenu(new QMenu(this))
    , m_menu(new QMenu(this))
{
    setFrameShape(NoFrame);
    m_more->setIcon(icon(Glyph::Dots));
    m_more->setFlat(true);
    m_more->setFixedSize(24, 24);
    m_formButton->setFlat(true);
    m_formButton->setFont(secondaryFont());
    m_formButton->setMinimumWidth(84); // nothing moves when the kind changes
    m_value->setPaths(paths);
    m_preview->setFont(monoFont());
    m_preview->setElideMode(Qt::ElideMiddle);
    m_previewType->setFont(secondaryFont());
    m_previewType->setMuted();
    m_help->setFont(smallFont());
    m_help->setMuted();
    m_help->setContentsMargins(2, 0, 2, 0);
    m_help->setWordWrap(true);
    m_help->setMinimumWidth(60);
    m_open->setFlat(true);
    m_open->setFont(secondaryFont());
    m_open->setIcon(icon(Glyph::ChevronRight));
    m_open->setObjectName(QStringLiteral("open"));
    m_open->setAccessibleName(tr("Open what it names"));
    m_open->hide();

    m_calculate->setFlat(true);
    m_calculate->setFont(secondaryFont());
    m_calculate->setObjectName(QStringLiteral("calculate"));
    m_calculate->setToolTip(tipText(tr("Add to the field, subtract from it, multiply or divide it")));
    auto* operators = new QMenu(m_calculate);
    for (const auto op :
         {logic::Operator::Multiply, logic::Operator::Add, logic::Operator::Subtract, logic::Operator::Divide})
        connect(operators->addAction(operatorItem(op)), &QAction::triggered, this, [this, op] { calculate(op); });
    m_calculate->setMenu(operators);
    m_calculate->hide();

    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_name);
    head->addStretch(1);
    head->addWidget(m_source);
    head->addWidget(m_more);
    auto* value = new QHBoxLayout;
    value->setSpacing(4);
    m_valueColumn->addWidget(m_value);
    value->addLayout(m_valueColumn, 1);
    value->addWidget(m_formButton, 0, Qt::AlignTop);
    auto* preview = new QHBoxLayout;
    preview->setSpacing(8);
    preview->setContentsMargins(2, 0, 2, 0);
    preview->addWidget(m_preview, 1);
    preview->addWidget(m_previewType);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(5);
    head->setContentsMargins(-4, 0, -4, 0);
    layout->addLayout(head);
    layout->addWidget(m_help);
    layout->addLayout(value);
    layout->addWidget(m_calculate, 0, Qt::AlignLeft);
    layout->addWidget(m_notes);
    layout->addLayout(preview);
    layout->addWidget(m_open, 0, Qt::AlignLeft);

    connect(m_open, &QAbstractButton::clicked, this, &ArgumentRow::openWished);
    connect(m_notes, &InlineNotes::fixWished, this, &ArgumentRow::fixWished);
    connect(m_name, &QLineEdit::editingFinished, this, &ArgumentRow::finishRenaming);
    connect(m_source, &Segments::chosen, this, [this](int source) { chooseDynamic(source == FromEvent); });
    connect(m_value, &ValueEditor::edited, this, [this](const std::string& json) {
        Q_EMIT valueEdited(json.empty() && m_form == Form::Number && m_view.needsNumber() ? "null" : json);
    });
    connect(m_value, &ValueEditor::left, this, &ArgumentRow::left);
    connect(m_formMenu, &QMenu::aboutToShow, this, &ArgumentRow::fillMenus);
    connect(m_menu, &QMenu::aboutToShow, this, &ArgumentRow::fillMenus);
    m_formButton->setMenu(m_formMenu);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
}

void ArgumentRow::show(const ArgumentView& view)
{
    if (view.name != m_view.name || !view.spot.sameAs(m_view.spot))
        m_asJson = m_fieldWanted = false; // that was asked of another one
    m_view = view;
    Form form = ValueEditor::formOf(view.text, view.dynamic());
    if (m_asJson)
        form = Form::Json;
    else if (view.dynamic() && (m_fieldWanted || view.text == "null"))
        form = Form::Field; // nothing is read yet: a field is what is asked for
    else if (form == Form::Nothing && view.needsNumber())
        form = Form::Number;
    m_form = form;

    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->showText(view.name);
    // What the catalogue calls it is renamed on purpose only, from the menu: keys that go through fill in values.
    m_name->setFocusPolicy(view.known ? Qt::NoFocus : Qt::StrongFocus);
    m_name->setCursor(view.known ? Qt::ArrowCursor : Qt::IBeamCursor);
    m_name->setAccessibleName(tr("Name of argument %1").arg(view.name));
    m_name->setToolTip(view.help.isEmpty() ? tipText(tr("The catalogue does not know this argument; it is kept."))
                                           : tipText(view.help));
    m_source->setCurrent(view.dynamic() ? FromEvent : Fixed);
    m_source->choice(Fixed)->setAccessibleName(tr("%1: fixed").arg(view.name));
    m_source->choice(FromEvent)->setAccessibleName(tr("%1: from event").arg(view.name));
    m_source->choice(Fixed)->setToolTip(tipText(tr("The value is passed on as it stands")));
    m_source->choice(FromEvent)->setToolTip(tipText(tr("The value is a rule, worked out from the event")));
    m_more->setAccessibleName(tr("More for argument %1").arg(view.name));
    const QString mark = view.required ? tr("Required.") : view.known ? QString() : tr("Not in the catalogue.");
    m_help->setText(mark.isEmpty() || view.help.isEmpty() ? mark + view.help : tr("%1 %2").arg(mark, view.help));
    m_help->setVisible(!m_help->text().isEmpty());
    m_formButton->setText(view.dynamic() && form == Form::Json ? tr("Rule") : ValueEditor::nameOf(form));
    m_formButton->setAccessibleName(tr("Kind of value of %1").arg(view.name));
    m_open->setVisible(!view.place.isEmpty());
    m_open->setText(view.place);
    m_open->setAccessibleName(view.place.isEmpty() ? tr("Open what it names") : view.place);
    if (!view.choices.empty() && !m_choices)
        m_choices = new NotedCompleter(this);
    if (m_choices)
        m_choices->setRows(view.choices);
    m_value->setChoices(view.choices.empty() ? nullptr : m_choices);
    showValue();
    showNotes();
    showResolved(view.resolved);
    repairTabOrder();
}

std::vector<QWidget*> ArgumentRow::tabStops() const
{
    std::vector<QWidget*> stops{m_source->choice(Fixed), m_source->choice(FromEvent), m_more};
    if (m_name->focusPolicy() != Qt::NoFocus)
        stops.insert(stops.begin(), m_name);
    addStopsOf(m_value, stops);
    if (m_rule)
        addStopsOf(m_rule, stops);
    stops.push_back(m_formButton);
    stops.push_back(m_calculate);
    const std::vector<QWidget*> fixes = m_notes->buttons();
    stops.insert(stops.end(), fixes.begin(), fixes.end());
    stops.push_back(m_open);
    return stops;
}

void ArgumentRow::repairTabOrder() const
{
    // What is made when it is first needed comes last in the window.
    const std::vector<QWidget*> stops = tabStops();
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (stops[i - 1]->nextInFocusChain() != stops[i])
            setTabOrder(stops[i - 1], stops[i]);
    }
}

void ArgumentRow::showValue()
{
    const bool rule = m_view.dynamic() && m_form == Form::Json;
    if (rule && !m_rule) {
        m_rule = m_makeRule(this);
        m_valueColumn->addWidget(m_rule);
        m_rule->showProblems(m_problems);
    }
    m_value->setVisible(!rule);
    m_calculate->setVisible(m_view.dynamic() && m_form == Form::Field && m_view.number);
    m_calculate->setAccessibleName(tr("Calculate with %1").arg(m_view.name));
    if (m_rule)
        m_rule->setVisible(rule);
    if (rule) {
        m_rule->setAccessibleName(tr("Rule of %1").arg(m_view.name));
        m_rule->show(m_view.spot);
        return;
    }
    m_value->setName(m_view.name);
    m_value->setCode(m_view.handle);
    m_value->setHint(m_view.hint);
    const bool none = m_form == Form::Number && m_view.text == "null";
    m_value->show(m_form, none ? std::string() : m_view.text, m_view.problem);
}

void ArgumentRow::showProblems(const std::vector<Problem>& problems)
{
    m_problems = problems;
    if (m_rule)
        m_rule->showProblems(problems);
    showNotes();
}

void ArgumentRow::showNotes()
{
    std::vector<InlineNote> all;
    if (m_view.problem && m_form != Form::Json) // a JSON editor tells by itself
        all.push_back({.severity = Problem::Severity::Error, .text = say(m_view.problem->message)});
    else if (!m_view.problem)
        all = m_view.notes;
    const std::vector<InlineNote> found = notesOf(m_problems);
    all.insert(all.end(), found.begin(), found.end());
    m_notes->show(all, m_view.name);
}

void ArgumentRow::showResolved(const std::optional<ResolvedValue>& resolved)
{
    m_view.resolved = resolved;
    // A fixed text or number says by itself what it comes to.
    const bool fixedRule = !m_view.dynamic() && m_form == Form::Json;
    QString text;
    QString type;
    bool isValue = false;
    if (m_view.problem) {
        text = tr("The value before this text is in use.");
    } else if (fixedRule && ValueEditor::formOf(m_view.text, true) == Form::Field) {
        text = tr("Passed on as it stands, not worked out.");
        type = tr("object");
    } else if (m_view.dynamic() && resolved) {
        if (!resolved->problem.isEmpty()) {
            text = resolved->problem;
        } else if (resolved->value) {
            const json::Value value = resolved->value->root();
            type = typeName(value.kind());
            isValue = !resolved->missing;
            text = valueText(value);
            if (resolved->missing && value.isNull()) {
                text = tr("missing in this sample");
                type.clear();
            } else if (value.isString() && value.text().empty()) {
                isValue = false;
                text = tr("empty text");
                type.clear();
            } else if (resolved->itself && value.isString()) {
                isValue = false;
                text = tr("The text %1 itself: nothing is read from the event.").arg(text);
            }
        }
    }
    if (text.isEmpty() && !m_view.dynamic())
        text = m_view.named;
    const bool shown = !text.isEmpty() || !type.isEmpty();
    m_preview->setVisible(shown);
    m_previewType->setVisible(shown && !type.isEmpty());
    m_preview->setFont(isValue ? monoFont() : secondaryFont());
    m_preview->setText(isValue ? QStringLiteral("= ") + text : text);
    m_preview->setMuted(!isValue);
    m_preview->setAccessibleName(tr("%1 comes to %2").arg(m_view.name, text));
    m_previewType->setText(type);
    const bool list = isValue && resolved && resolved->value && resolved->value->root().isArray();
    m_preview->setToolTip(list ? tipText(fromUtf8(json::write(resolved->value->root()))) : QString());
}

const std::vector<InlineNote>& ArgumentRow::notes() const { return m_notes->notes(); }

void ArgumentRow::fillMenus()
{
    m_formMenu->clear();
    auto* forms = new QActionGroup(m_formMenu);
    const std::vector<Form> offered =
        m_view.dynamic() ? std::vector{Form::Field, Form::Json}
                         : std::vector{Form::Text, Form::Number, Form::Truth, Form::Nothing, Form::Json};
    for (const Form form : offered) {
        if (form == Form::Nothing && m_view.needsNumber())
            continue; // that is its box, empty
        QAction* item =
            m_formMenu->addAction(m_view.dynamic() && form == Form::Json ? tr("Rule") : ValueEditor::nameOf(form));
        item->setCheckable(true);
        item->setChecked(form == m_form);
        forms->addAction(item);
        connect(item, &QAction::triggered, this, [this, form] { chooseForm(form); });
    }

    m_menu->clear();
    connect(m_menu->addAction(icon(Glyph::Edit), tr("Rename")), &QAction::triggered, this, &ArgumentRow::focusName);
    connect(m_menu->addAction(icon(Glyph::Trash), tr("Remove argument")), &QAction::triggered, this,
            &ArgumentRow::removeWished);
    m_menu->addSeparator();
    if (m_view.handle || m_view.dynamic()) {
        connect(m_menu->addAction(icon(Glyph::Search), tr("Find uses")), &QAction::triggered, this,
                &ArgumentRow::usesWished);
        m_menu->addSeparator();
    }
    // What is written exactly, for those who compare files.
    QMenu* written = m_menu->addMenu(tr("Write is_dynamic as"));
    auto* words = new QActionGroup(written);
    const auto offer = [&](const QString& word, bool present, std::optional<bool> value) {
        QAction* item = written->addAction(word);
        item->setCheckable(true);
        item->setChecked(present == m_view.saysDynamic && (!present || value == m_view.isDynamic));
        words->addAction(item);
        return item;
    };
    const auto write = [this](std::optional<bool> value) { Q_EMIT dynamicChosen(value); };
    connect(offer(QStringLiteral("true"), true, true), &QAction::triggered, this, [write] { write(true); });
    connect(offer(QStringLiteral("false"), true, false), &QAction::triggered, this, [write] { write(false); });
    connect(offer(QStringLiteral("null"), true, std::nullopt), &QAction::triggered, this,
            [write] { write(std::nullopt); });
    connect(offer(tr("left out"), false, std::nullopt), &QAction::triggered, this, &ArgumentRow::dynamicRemoved);
}

void ArgumentRow::chooseForm(Form form)
{
    m_asJson = form == Form::Json;
    m_fieldWanted = form == Form::Field;
    const std::string next = ValueEditor::converted(m_view.text, form);
    if (next != m_view.text)
        Q_EMIT valueEdited(next);
    ArgumentView view = m_view; // where the text stays, nobody else will
    show(view);
    focusValue();
}

void ArgumentRow::calculate(logic::Operator op)
{
    const bool scales = op == logic::Operator::Multiply || op == logic::Operator::Divide;
    const std::string name(logic::nameOf(op));
    m_asJson = m_fieldWanted = false;
    Q_EMIT left(); // a step of its own
    Q_EMIT valueEdited("{\"" + name + "\": [" + m_view.text + (scales ? ", 1]}" : ", 0]}"));
    ArgumentView view = m_view;
    show(view);
    if (m_rule && m_rule->isVisibleTo(this)) // the number is what is left to say
        m_rule->showPlace(json::child(json::child({}, name), "1"), true);
}

void ArgumentRow::chooseDynamic(bool dynamic)
{
    if (dynamic == m_view.dynamic())
        return;
    m_asJson = false;
    m_fieldWanted = dynamic;
    // The platform's own examples write null for a fixed value. The value stays what it is: a text is a rule that gives
    // itself, and a rule that is passed on as it stands can be switched back.
    Q_EMIT dynamicChosen(dynamic ? std::optional(true) : std::nullopt);
}

void ArgumentRow::finishRenaming()
{
    if (!m_name->isModified())
        return;
    m_name->setModified(false);
    const QString name = m_name->text();
    m_name->showText(m_view.name); // until the document has it
    if (name != m_view.name)
        Q_EMIT renamed(name);
}

void ArgumentRow::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

QWidget* ArgumentRow::showPlace(std::string_view pointer, bool focus)
{
    m_here = true;
    update();
    constexpr std::string_view value = "/value";
    const bool inRule = pointer.starts_with(value) && m_rule && m_rule->isVisibleTo(this);
    if (QWidget* place = inRule ? m_rule->showPlace(std::string(pointer.substr(value.size())), focus) : nullptr)
        return place;
    if (focus && pointer == "/name")
        focusName();
    else if (focus && pointer == "/is_dynamic")
        m_source->choice(m_view.dynamic() ? FromEvent : Fixed)->setFocus(Qt::OtherFocusReason);
    else if (focus)
        focusValue();
    return this;
}

bool ArgumentRow::isFor(std::string_view pointer) const
{
    const std::string_view value = m_view.spot.target.pointer; // "/arguments/0/value"
    return isWithin(pointer, value.substr(0, value.rfind('/')));
}

void ArgumentRow::clearPlace()
{
    m_here = false;
    update();
    if (m_rule)
        m_rule->clearPlace();
}

void ArgumentRow::focusValue()
{
    if (m_rule && m_rule->isVisibleTo(this))
        m_rule->focusEditor();
    else
        m_value->focusValue();
}

void ArgumentRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, rect(), metric::groupRadius, tokens.bg,
                 m_here           ? tokens.accent
                 : m_view.problem ? tokens.no
                                  : tokens.line,
                 m_here ? 2 : 1);
}

} // namespace retort
