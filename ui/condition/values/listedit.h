// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/notedcompleter.h"

#include <QWidget>

#include <string>
#include <vector>

namespace retort {

class ChoiceEdit;
class ItemChip;
class LineLayout;

/// A list of texts and numbers as chips, with a line at the end for more. Enter adds what was typed, pasted lines,
/// and the items of a JSON list, are one each; Left or Backspace in the empty line goes to the chips, where the arrows
/// move, Delete takes out and Enter edits in place: Enter takes the new text, Escape the old one. Items that stay keep
/// their bytes.
class ListEdit : public QWidget {
    Q_OBJECT

public:
    explicit ListEdit(QWidget* parent = nullptr);
    ~ListEdit() override;

    /// A list of nothing but texts, numbers, true, false and null.
    static bool canShow(const std::string& json);

    void setName(const QString& name);
    void setChoices(std::vector<Completion> choices);
    void setType(std::string type) { m_type = std::move(type); } ///< Of the field: what "10" becomes.
    void showList(const std::string& json);
    void focusValue();
    void finish();  ///< Takes what stands in a line.
    void abandon(); ///< The list is gone: what is half written is forgotten.

    const std::vector<ItemChip*>& chips() const { return m_chips; }
    ChoiceEdit* line() const { return m_line; }
    ChoiceEdit* itemLine() const { return m_itemLine; } ///< nullptr while no item is edited.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void edited(const std::string& json);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void add();
    void addLines(const QString& text);
    std::string itemOf(const QString& text) const; ///< JSON.
    void removeAt(std::size_t position);
    void editAt(std::size_t position);
    void finishItem(bool take);
    QStringList separated(const QString& text) const;
    std::string editedItem(const std::string& item, const QString& text) const;
    bool chipKey(std::size_t position, int key);
    void focusChip(std::size_t position);
    void take(const std::string& json);

    std::string m_json = "[]";
    std::string m_type;
    QString m_name;
    std::vector<std::string> m_items; ///< Each as JSON.
    std::vector<ItemChip*> m_chips;
    std::vector<Completion> m_choices;
    ChoiceEdit* m_line;
    ChoiceEdit* m_itemLine = nullptr; ///< In the place of a chip.
    std::size_t m_edited = 0;         ///< Which one.
    LineLayout* m_layout;
    bool m_adding = false;
};

} // namespace retort
