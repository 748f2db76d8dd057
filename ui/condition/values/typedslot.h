// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/condition/values/valueslot.h"

#include <optional>

class QToolButton;

namespace retort {

class ChoiceEdit;
class DateEdit;
class ListEdit;
class NumberEdit;
class ValueEditor;

/// A literal in the editor that fits its JSON type and the field that it is held against: a number (with the event's
/// currency where it is money), a text with the values that were seen, a date, a list of chips, a switch. A value of
/// another type than its field says so, and a click makes it fit.
class TypedSlot : public ValueSlot {
    Q_OBJECT

public:
    enum class Kind { Text, Number, Date, List, Other };
    static Kind kindOf(const SlotView& view, std::optional<Kind> now);
    /// The value as its field would have it, where that says the same: 9 for "9" of a number, "9" for 9 of a text, the
    /// platform's form of a date. "" where nothing is to be mended.
    static std::string mended(const std::string& json, const std::string& type);

    explicit TypedSlot(QWidget* parent);
    ~TypedSlot() override;

    void showValue(const SlotView& view) override;
    void focusValue() override;
    void finish() override;
    const QWidget* editor() const override { return page(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    QWidget* page() const;
    QWidget* make(Kind kind);
    void showMend(const SlotView& view);
    void arrange();
    int besidesWidth() const; ///< Of the mark.

    std::optional<Kind> m_kind;
    NumberEdit* m_number = nullptr; ///< Pages are made when they are first needed.
    ChoiceEdit* m_text = nullptr;
    DateEdit* m_date = nullptr;
    ListEdit* m_list = nullptr;
    ValueEditor* m_other = nullptr;
    QToolButton* m_mend = nullptr;
    std::string m_mended;
    std::string m_shownText; ///< Of the value.
};

} // namespace retort
