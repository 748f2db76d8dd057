// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <optional>
#include <string>

class QAction;
class QStackedLayout;

namespace retort {

class FieldEdit;
class JsonEditor;
class NotedCompleter;
class NumberEdit;
class PlainLabel;
class Switch;
struct Error;

/// One JSON value, edited in the form that fits it. The form keeps the value's type: "10" typed in a number is a
/// number, in a text it is text.
class ValueEditor : public QWidget {
    Q_OBJECT

public:
    enum class Form {
        Text,    ///< A text, without its quotes.
        Number,  ///< As it is written: 9.0 stays 9.0.
        Truth,   ///< true or false.
        Nothing, ///< null.
        Field,   ///< {"var": "path"}: the path.
        Json,    ///< Anything.
    };
    /// The form that a value asks for; for a rule (`dynamic`) Field or Json. Json for text that is no JSON, unless it
    /// could be a number that is being typed.
    static Form formOf(const std::string& json, bool dynamic);
    static QString nameOf(Form form);
    /// The value as another form has it, so that as much of it as possible is kept: 9 becomes "9", "9" becomes 9.
    static std::string converted(const std::string& json, Form form);

    /// What could be a number that is being typed, also nothing at all.
    static bool mayBecomeNumber(const std::string& text);

    explicit ValueEditor(QWidget* parent = nullptr);

    void setName(const QString& name); ///< The accessible name of whatever edits the value.
    void setPaths(NotedCompleter* paths);
    void setChoices(NotedCompleter* choices); ///< What a text can be; nullptr for anything.
    void setHint(const QString& hint);        ///< Stands in a text that is empty.
    void setCode(bool code);                  ///< A text is code, in mono.
    /// Shows the text of a value, or what was typed in its place and why it is none.
    void show(Form form, const std::string& json, const Error* problem);
    Form form() const { return m_form; }
    void focusValue();

Q_SIGNALS:
    void edited(const std::string& json); ///< May be no JSON: what a number looks like while it is typed.
    void left();

private:
    void makePage(Form form);
    QWidget* pageOf(Form form) const;

    Form m_form = Form::Text;
    QStackedLayout* m_pages;
    FieldEdit* m_text = nullptr; ///< Pages are made when they are first needed.
    NumberEdit* m_number = nullptr;
    FieldEdit* m_field = nullptr;
    Switch* m_truth = nullptr;
    PlainLabel* m_nothing = nullptr;
    JsonEditor* m_json = nullptr;
    NotedCompleter* m_paths = nullptr;
    NotedCompleter* m_choices = nullptr;
    QAction* m_offer = nullptr; ///< Shows all choices.
    QString m_name;
    QString m_hint;
    bool m_code = false;
    bool m_sugar = true; ///< The field was written {"var": "x"}, not {"var": ["x"]}.
};

} // namespace retort
