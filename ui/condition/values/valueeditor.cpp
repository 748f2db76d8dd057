// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/valueeditor.h"

#include "engine/json/document.h"
#include "engine/json/write.h"
#include "ui/common/direction.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/say.h"
#include "ui/common/switch.h"
#include "ui/condition/values/numberedit.h"

#include <QAction>
#include <QStackedLayout>

#include <algorithm>

namespace retort {

namespace {

/// A stacked layout is as high as its highest page; this one is as high as the one that shows.
class PageLayout : public QStackedLayout {
public:
    QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(0, 0); }
    QSize minimumSize() const override
    {
        if (!currentWidget())
            return {0, 0};
        const QSize least = currentWidget()->minimumSizeHint().expandedTo(currentWidget()->minimumSize());
        return {std::min(least.width(), 60), least.height()};
    }
};

/// The path of {"var": "path"}; `sugar` says whether it was written without a list.
std::optional<std::string> pathOf(const json::Document& document, bool* sugar = nullptr)
{
    using Document = json::Document;
    if (document.root().kind != json::Kind::Object || document.root().children != 1)
        return std::nullopt;
    Document::Index value = document.member(0, "var");
    if (value == Document::none)
        return std::nullopt;
    const bool list = document.node(value).kind == json::Kind::Array;
    if (list && document.node(value).children != 1)
        return std::nullopt;
    if (list)
        value = document.item(value, 0);
    if (sugar)
        *sugar = !list;
    return document.stringOf(value);
}

std::string ruleOf(const QString& path, bool sugar)
{
    const std::string text = json::quoted(path.toStdString());
    return sugar ? "{\"var\": " + text + "}" : "{\"var\": [" + text + "]}";
}

} // namespace

bool ValueEditor::mayBecomeNumber(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || std::string_view("+-.,' eE").find(c) != std::string_view::npos;
    });
}

ValueEditor::Form ValueEditor::formOf(const std::string& json, bool dynamic)
{
    const Result<json::Document> document = json::Document::parse(json);
    if (!document)
        return !dynamic && mayBecomeNumber(json) ? Form::Number : Form::Json;
    if (dynamic)
        return pathOf(*document) ? Form::Field : Form::Json;
    switch (document->root().kind) {
    case json::Kind::Null:
        return Form::Nothing;
    case json::Kind::Bool:
        return Form::Truth;
    case json::Kind::Int:
    case json::Kind::Double:
        return Form::Number;
    case json::Kind::String:
        return Form::Text;
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return Form::Json;
}

QString ValueEditor::nameOf(Form form)
{
    switch (form) {
    case Form::Text:
        return tr("Text");
    case Form::Number:
        return tr("Number");
    case Form::Truth:
        return tr("True or false");
    case Form::Nothing:
        return tr("Nothing");
    case Form::Field:
        return tr("Field");
    case Form::Json:
        break;
    }
    return tr("JSON");
}

std::string ValueEditor::converted(const std::string& json, Form form)
{
    const Result<json::Document> document = json::Document::parse(json);
    const auto plain = [&]() -> std::string { // the value as plain words
        if (!document)
            return json;
        if (const auto text = document->stringOf(0))
            return *text;
        if (const auto path = pathOf(*document))
            return *path;
        return document->root().kind == json::Kind::Null ? std::string() : std::string(document->textOf(0));
    };
    switch (form) {
    case Form::Text:
        return document && document->root().kind == json::Kind::String ? json : json::quoted(plain());
    case Form::Number: {
        const std::string text = fromUtf8(plain()).trimmed().toStdString();
        const Result<json::Document> number = json::Document::parse(text);
        const bool isNumber =
            number && (number->root().kind == json::Kind::Int || number->root().kind == json::Kind::Double);
        return isNumber ? text : "0";
    }
    case Form::Truth:
        return plain() == "false" || plain() == "0" || plain().empty() ? "false" : "true";
    case Form::Nothing:
        return "null";
    case Form::Field: {
        if (document && pathOf(*document))
            return json;
        const std::string path = plain();
        const bool fits = path.size() < 200 && path.find_first_of(" {}[]\"\n") == std::string::npos;
        return ruleOf(fits ? fromUtf8(path) : QString(), true);
    }
    case Form::Json:
        break;
    }
    return json;
}

ValueEditor::ValueEditor(QWidget* parent) : QWidget(parent), m_pages(new PageLayout)
{
    setLayout(m_pages);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ValueEditor::setName(const QString& name)
{
    m_name = name;
    for (QWidget* page :
         {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_number), static_cast<QWidget*>(m_field),
          static_cast<QWidget*>(m_truth), static_cast<QWidget*>(m_nothing)}) {
        if (page)
            page->setAccessibleName(name);
    }
    if (m_json)
        m_json->focusProxy()->setAccessibleName(name);
}

void ValueEditor::setPaths(NotedCompleter* paths) { m_paths = paths; }

void ValueEditor::setChoices(NotedCompleter* choices)
{
    m_choices = choices;
    if (!m_text)
        return;
    m_text->completeFrom(choices);
    m_offer->setVisible(choices != nullptr);
}

void ValueEditor::setHint(const QString& hint)
{
    m_hint = hint;
    if (m_text)
        m_text->setPlaceholderText(byOwnDirection(hint));
}

void ValueEditor::setCode(bool code)
{
    m_code = code;
    if (m_text)
        m_text->setFont(code ? monoFont() : bodyFont());
}

QWidget* ValueEditor::pageOf(Form form) const
{
    switch (form) {
    case Form::Text:
        return m_text;
    case Form::Number:
        return m_number;
    case Form::Truth:
        return m_truth;
    case Form::Nothing:
        return m_nothing;
    case Form::Field:
        return m_field;
    case Form::Json:
        break;
    }
    return m_json;
}

void ValueEditor::makePage(Form form)
{
    const auto line = [this](auto&& toJson) {
        auto* field = new FieldEdit(this);
        field->setAccessibleName(m_name);
        connect(field, &QLineEdit::textEdited, this,
                [this, toJson](const QString& text) { Q_EMIT edited(toJson(text)); });
        connect(field, &FieldEdit::left, this, &ValueEditor::left);
        m_pages->addWidget(field);
        return field;
    };
    switch (form) {
    case Form::Text:
        m_text = line([](const QString& text) { return json::quoted(text.toStdString()); });
        m_offer = m_text->addAction(icon(Glyph::ChevronDown), QLineEdit::TrailingPosition);
        m_offer->setText(tr("Show all"));
        connect(m_offer, &QAction::triggered, m_text, &FieldEdit::offerAll);
        setCode(m_code);
        setHint(m_hint);
        setChoices(m_choices);
        break;
    case Form::Number:
        m_number = new NumberEdit(this);
        m_number->setAccessibleName(m_name);
        m_number->setPlaceholderText(tr("A number"));
        connect(m_number, &NumberEdit::edited, this, &ValueEditor::edited);
        connect(m_number, &FieldEdit::left, this, &ValueEditor::left);
        m_pages->addWidget(m_number);
        break;
    case Form::Field:
        m_field = line([this](const QString& text) { return ruleOf(text, m_sugar); });
        m_field->setFont(monoFont());
        m_field->setPlaceholderText(tr("Field of the event, as in data.score"));
        m_field->completeFrom(m_paths);
        if (m_paths) {
            QAction* offer = m_field->addAction(icon(Glyph::ChevronDown), QLineEdit::TrailingPosition);
            offer->setText(tr("Show all"));
            connect(offer, &QAction::triggered, m_field, &FieldEdit::offerAll);
        }
        break;
    case Form::Truth:
        m_truth = new Switch(QStringLiteral("true"), QStringLiteral("false"), this);
        m_truth->setAccessibleName(m_name);
        connect(m_truth, &QAbstractButton::clicked, this,
                [this](bool on) { Q_EMIT edited(on ? std::string("true") : std::string("false")); });
        m_pages->addWidget(m_truth);
        break;
    case Form::Nothing:
        m_nothing = new PlainLabel(tr("null: no value is handed over"), this);
        m_nothing->setMuted();
        m_nothing->setMinimumHeight(metric::controlHeight);
        m_nothing->setAccessibleName(m_name);
        m_pages->addWidget(m_nothing);
        break;
    case Form::Json:
        m_json = new JsonEditor(m_name, this);
        m_json->setLineBounds(1, 9);
        connect(m_json, &JsonEditor::textEdited, this,
                [this](const QString& text) { Q_EMIT edited(text.toStdString()); });
        connect(m_json, &JsonEditor::left, this, &ValueEditor::left);
        m_pages->addWidget(m_json);
        break;
    }
}

void ValueEditor::show(Form form, const std::string& json, const Error* problem)
{
    if (!pageOf(form))
        makePage(form);
    const bool wasFocused = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    m_form = form;
    const Result<json::Document> document = json::Document::parse(json);
    const QString message = problem ? say(problem->message) : QString();
    switch (form) {
    case Form::Text:
        m_text->showText(document ? fromUtf8(document->stringOf(0).value_or(std::string())) : QString());
        break;
    case Form::Number:
        if (!m_number->says(json))
            m_number->showText(fromUtf8(json));
        m_number->showProblem(message);
        break;
    case Form::Field:
        m_field->showText(document ? fromUtf8(pathOf(*document, &m_sugar).value_or(std::string())) : QString());
        break;
    case Form::Truth:
        m_truth->setChecked(json == "true");
        break;
    case Form::Nothing:
        break;
    case Form::Json:
        m_json->showText(fromUtf8(json));
        if (problem)
            m_json->showProblem(message, problem->place);
        else
            m_json->clearProblem();
        break;
    }
    if (m_pages->currentWidget() != pageOf(form)) {
        m_pages->setCurrentWidget(pageOf(form));
        updateGeometry();
        if (wasFocused)
            focusValue();
    }
}

void ValueEditor::focusValue()
{
    if (QWidget* page = pageOf(m_form))
        page->setFocus(Qt::OtherFocusReason);
}

} // namespace retort
