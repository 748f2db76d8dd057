// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/relation.h"
#include "engine/json/data.h"

#include <QWidget>

#include <string>
#include <vector>

namespace retort {

struct Error;

/// What a literal of a condition is shown as.
struct SlotView {
    std::string json;                              ///< The text of the value, or what was typed in its place.
    const Error* problem = nullptr;                ///< Why that is no value.
    QString name;                                  ///< For screen readers.
    std::string path;                              ///< Of the field that it is held against, or "".
    std::string type;                              ///< Of that field, as Field::type; "" where nobody knows.
    std::vector<json::Data> values;                ///< Different ones that were seen in that field.
    std::string currency;                          ///< Of money: "AUD"; "" for anything else.
    const condition::Relation* relation = nullptr; ///< Of the clause, where it has one.
    bool asJson = false;                           ///< To be edited as JSON, whatever it is.
};

/// The place of a literal in a row of the builder: JSON text in, JSON text out. It keeps the caret where the text that
/// is shown is the one that was typed. Its size hint is the width that the value needs to be read.
class ValueSlot : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void showValue(const SlotView& view) = 0;
    virtual void focusValue() = 0;
    virtual void finish() = 0; ///< Takes what is half written, as leaving it does.
    virtual const QWidget*
    editor() const = 0; ///< The control that edits it now; another one for another kind of value.

Q_SIGNALS:
    void edited(const std::string& json); ///< By the person; may be no JSON yet.
    void left();                          ///< What was typed is one step.
};

/// The editor for the literals of rows; a child of `parent`.
ValueSlot* makeValueSlot(QWidget* parent);

} // namespace retort
