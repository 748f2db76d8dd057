// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/typedslot.h"

#include "engine/json/document.h"
#include "engine/json/write.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/condition/values/choiceedit.h"
#include "ui/condition/values/dateedit.h"
#include "ui/condition/values/listedit.h"
#include "ui/condition/values/numberedit.h"
#include "ui/condition/values/valueeditor.h"

#include <QEvent>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace retort {

namespace {

constexpr int gap = 4;

bool isNumberType(const std::string& type) { return type == "number" || type == "integer"; }
bool isDateType(const std::string& type) { return type == "date" || type == "datetime"; }

std::vector<Completion> choicesOf(const SlotView& view)
{
    std::vector<Completion> rows;
    for (const json::Data& value : view.values) {
        const json::Value seen = value.root();
        if (seen.isString() && seen.size() > 0)
            rows.push_back({fromUtf8(seen.text()), TypedSlot::tr("seen"), {}});
        else if (seen.isNumber())
            rows.push_back({fromUtf8(json::write(seen)), TypedSlot::tr("seen"), {}});
    }
    return rows;
}

} // namespace

TypedSlot::Kind TypedSlot::kindOf(const SlotView& view, std::optional<Kind> now)
{
    if (view.asJson)
        return Kind::Other;
    // What is being typed stays in the field that it is typed in: "1e" is on its way to a number.
    if (view.problem && now == Kind::Number)
        return Kind::Number;
    switch (ValueEditor::formOf(view.json, false)) {
    case ValueEditor::Form::Number:
        return Kind::Number;
    case ValueEditor::Form::Text:
        return isDateType(view.type) ? Kind::Date : Kind::Text;
    case ValueEditor::Form::Json:
        return ListEdit::canShow(view.json) ? Kind::List : Kind::Other;
    default:
        return Kind::Other;
    }
}

std::string TypedSlot::mended(const std::string& json, const std::string& type)
{
    const auto document = json::Document::parse(json);
    if (!document)
        return {};
    const auto text = document->stringOf(0);
    const json::Kind kind = document->root().kind;
    if (isNumberType(type) && text)
        return NumberEdit::finished(*text) == *text ? *text : std::string();
    if (type == "boolean" && text && (*text == "true" || *text == "false"))
        return *text;
    if (type == "string" && (kind == json::Kind::Int || kind == json::Kind::Double))
        return json::quoted(document->textOf(0));
    if (isDateType(type) && text) {
        const std::string corrected = DateEdit::corrected(*text);
        return corrected.empty() ? corrected : json::quoted(corrected);
    }
    return {};
}

TypedSlot::TypedSlot(QWidget* parent) : ValueSlot(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

TypedSlot::~TypedSlot()
{
    // A line that goes while its list is open is left by the keys, when this is half gone.
    for (QWidget* page : std::initializer_list<QWidget*>{m_number, m_text, m_date, m_list, m_other}) {
        if (page)
            page->disconnect(this);
    }
}

QWidget* TypedSlot::page() const
{
    switch (m_kind.value_or(Kind::Other)) {
    case Kind::Text:
        return m_text;
    case Kind::Number:
        return m_number;
    case Kind::Date:
        return m_date;
    case Kind::List:
        return m_list;
    case Kind::Other:
        break;
    }
    return m_other;
}

QWidget* TypedSlot::make(Kind kind)
{
    const auto emitText = [this](const auto& text) {
        if constexpr (std::is_same_v<std::decay_t<decltype(text)>, QString>)
            Q_EMIT edited(json::quoted(text.toStdString()));
        else
            Q_EMIT edited(json::quoted(text));
    };
    switch (kind) {
    case Kind::Text:
        if (!m_text) {
            m_text = new ChoiceEdit(this);
            connect(m_text, &QLineEdit::textEdited, this, emitText);
            connect(m_text, &FieldEdit::left, this, [this] {
                finish();
                Q_EMIT left();
            });
        }
        return m_text;
    case Kind::Number:
        if (!m_number) {
            m_number = new NumberEdit(this);
            connect(m_number, &NumberEdit::edited, this, &ValueSlot::edited);
            connect(m_number, &FieldEdit::left, this, &ValueSlot::left);
        }
        return m_number;
    case Kind::Date:
        if (!m_date) {
            m_date = new DateEdit(this);
            connect(m_date, &DateEdit::edited, this, emitText);
            connect(m_date, &DateEdit::left, this, &ValueSlot::left);
        }
        return m_date;
    case Kind::List:
        if (!m_list) {
            m_list = new ListEdit(this);
            connect(m_list, &ListEdit::edited, this, &ValueSlot::edited);
            connect(m_list, &ListEdit::left, this, &ValueSlot::left);
        }
        return m_list;
    case Kind::Other:
        break;
    }
    if (!m_other) {
        m_other = new ValueEditor(this);
        connect(m_other, &ValueEditor::edited, this, &ValueSlot::edited);
        connect(m_other, &ValueEditor::left, this, &ValueSlot::left);
    }
    return m_other;
}

void TypedSlot::showValue(const SlotView& view)
{
    const Kind kind = kindOf(view, m_kind);
    QWidget* before = m_kind ? page() : nullptr;
    const bool hadFocus = before && (before->hasFocus() || before->isAncestorOf(window()->focusWidget()));
    QWidget* now = make(kind);
    m_kind = kind;
    const auto document = json::Document::parse(view.json);
    const std::string text = document ? document->stringOf(0).value_or(std::string()) : std::string();
    switch (kind) {
    case Kind::Text:
        m_text->setAccessibleName(view.name);
        m_text->setChoices(choicesOf(view));
        m_shownText = text;
        m_text->showText(fromUtf8(text));
        break;
    case Kind::Number:
        m_number->setAccessibleName(view.name);
        if (!m_number->says(view.json))
            m_number->showText(fromUtf8(view.json));
        m_number->showProblem(view.problem ? say(view.problem->message) : QString());
        m_number->setUnit(fromUtf8(view.currency));
        if (!view.problem && !view.currency.empty())
            m_number->setAccessibleDescription(tr("in %1", "an amount of money").arg(fromUtf8(view.currency)));
        break;
    case Kind::Date:
        m_date->setName(view.name);
        m_date->setWithTime(view.type == "datetime");
        m_date->showText(text);
        break;
    case Kind::List:
        m_list->setName(view.name);
        m_list->setType(view.type);
        m_list->setChoices(choicesOf(view));
        m_list->showList(view.json);
        break;
    case Kind::Other:
        m_other->setName(view.name);
        m_other->show(view.asJson ? ValueEditor::Form::Json : ValueEditor::formOf(view.json, false), view.json,
                      view.problem);
        break;
    }
    showMend(view);
    if (before != now) {
        if (before) {
            const QSignalBlocker quiet(this); // what is half written there is of another value
            if (before == m_list)
                m_list->abandon();
            before->hide();
        }
        now->show();
        if (hadFocus)
            focusValue();
    }
    arrange();
    updateGeometry();
}

void TypedSlot::showMend(const SlotView& view)
{
    m_mended = view.asJson || view.problem ? std::string() : mended(view.json, view.type);
    if (!m_mended.empty() && !m_mend) {
        m_mend = new QToolButton(this);
        m_mend->setIcon(icon(Glyph::Alert, QPalette::PlaceholderText));
        m_mend->setAutoRaise(true);
        connect(m_mend, &QToolButton::clicked, this, [this] {
            const std::string json = m_mended;
            Q_EMIT edited(json);
            Q_EMIT left();
        });
    }
    if (!m_mend)
        return;
    m_mend->setVisible(!m_mended.empty());
    if (m_mended.empty())
        return;
    const QString should = fromUtf8(m_mended);
    const QString why = isNumberType(view.type)  ? tr("The field holds a number, and this is a text.")
                        : view.type == "boolean" ? tr("The field holds true or false, and this is a text.")
                        : isDateType(view.type)  ? tr("Dates of the event are written in another form than this.")
                                                 : tr("The field holds a text, and this is a number.");
    m_mend->setAccessibleName(tr("%1: make it %2").arg(view.name, should));
    m_mend->setToolTip(tipText(tr("%1 Click to make it %2.").arg(why, should)));
}

void TypedSlot::focusValue()
{
    switch (m_kind.value_or(Kind::Other)) {
    case Kind::Date:
        return m_date->focusValue();
    case Kind::List:
        return m_list->focusValue();
    case Kind::Text:
    case Kind::Number: {
        auto* line = static_cast<FieldEdit*>(page());
        line->setFocus(Qt::OtherFocusReason);
        if (!line->hasProblem())
            line->selectAll(); // a value to begin with gives way to what is typed
        return;
    }
    case Kind::Other:
        break;
    }
    if (m_other)
        m_other->focusValue();
}

void TypedSlot::finish()
{
    if (m_kind == Kind::List)
        m_list->finish();
    else if (m_kind == Kind::Number)
        m_number->finish();
    else if (m_kind == Kind::Text && m_text->text().toStdString() != m_shownText)
        Q_EMIT edited(json::quoted(m_text->text().toStdString())); // what the arrows went through in a list
}

int TypedSlot::besidesWidth() const
{
    int width = 0;
    if (m_mend && !m_mend->isHidden())
        width += metric::controlHeight + gap;
    return width;
}

QSize TypedSlot::sizeHint() const
{
    if (!page())
        return {80, metric::controlHeight};
    QSize size = page()->sizeHint();
    if (m_kind == Kind::Other && m_other->form() == ValueEditor::Form::Json)
        size.setWidth(std::clamp(size.width(), 160, 320));
    return {size.width() + besidesWidth(), std::max<int>(size.height(), metric::controlHeight)};
}

QSize TypedSlot::minimumSizeHint() const
{
    const QSize least = page() ? page()->minimumSizeHint() : QSize(0, 0);
    return {std::min(48, least.width()) + besidesWidth(), std::max<int>(least.height(), metric::controlHeight)};
}

bool TypedSlot::hasHeightForWidth() const { return m_kind == Kind::List; }

int TypedSlot::heightForWidth(int width) const
{
    return m_kind == Kind::List ? m_list->heightForWidth(width - besidesWidth()) : sizeHint().height();
}

void TypedSlot::arrange()
{
    QWidget* now = page();
    if (!now)
        return;
    const auto place = [&](QWidget* widget, QRect at) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), at));
    };
    int right = width();
    if (m_mend && !m_mend->isHidden()) {
        right -= metric::controlHeight;
        place(m_mend, {right, (height() - metric::controlHeight) / 2, metric::controlHeight, metric::controlHeight});
        right -= gap;
    }
    place(now, {0, 0, right, height()});
}

void TypedSlot::resizeEvent(QResizeEvent*) { arrange(); }

bool TypedSlot::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
        updateGeometry();
    } else if (event->type() == QEvent::LayoutDirectionChange) {
        arrange();
    }
    return ValueSlot::event(event);
}

ValueSlot* makeValueSlot(QWidget* parent) { return new TypedSlot(parent); }

} // namespace retort
