// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "ui/common/notedcompleter.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/design/inspector/livevalue.h"

#include <QFrame>

#include <optional>
#include <string>
#include <vector>

class QAction;
class QMenu;
class QPushButton;

namespace retort {

class Chip;
class ElidingLabel;
class HeadingEdit;
class PlainLabel;
class Segments;

/// What an argument's row shows.
struct ArgumentView {
    QString name;
    QString help;          ///< What the catalogue says of it; "" where it does not know it.
    bool known = false;    ///< The catalogue has it for this action.
    bool required = false; ///< And the action needs it.
    bool handle = false;   ///< It names something that is defined elsewhere: code, not prose.
    std::optional<bool> isDynamic;
    bool saysDynamic = true; ///< is_dynamic is written at all.
    std::string text;        ///< The value's, or what was typed in its place.
    const Error* problem = nullptr;
    std::optional<ResolvedValue> resolved;
    std::vector<Completion> choices; ///< Handles that there are.
    QString doubt;                   ///< Why the value is hardly what is meant; "" where nothing is.
    QString place;                   ///< Where what it names can be gone to: "Open target"; "" for nowhere.

    bool dynamic() const { return isDynamic.value_or(false); }
};

/// One argument of an action: its name, whether it is fixed or comes from the event, its value and what that comes to.
class ArgumentRow : public QFrame {
    Q_OBJECT

public:
    ArgumentRow(NotedCompleter* paths, QWidget* parent = nullptr);

    /// The form stays what the person chose as long as it is the same argument and fits the value.
    void show(const ArgumentView& view);
    void showResolved(const std::optional<ResolvedValue>& resolved);
    void focusName();
    void focusValue();

Q_SIGNALS:
    void valueEdited(const std::string& json);
    void dynamicChosen(std::optional<bool> dynamic); ///< is_dynamic is to be true, false or null.
    void dynamicRemoved();                           ///< is_dynamic is to be left out.
    void renamed(const QString& name);
    void removeWished();
    void openWished(); ///< On to what the value names.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fillMenus();
    void chooseForm(ValueEditor::Form form);
    void chooseDynamic(bool dynamic);
    void finishRenaming();

    ArgumentView m_view;
    ValueEditor::Form m_form = ValueEditor::Form::Text;
    bool m_asJson = false;      ///< The person wants to see this argument as JSON.
    bool m_fieldWanted = false; ///< It was just switched to the event, and names no field of it yet.
    HeadingEdit* m_name;
    PlainLabel* m_required;
    Segments* m_source;
    QPushButton* m_more;
    QPushButton* m_formButton;
    ValueEditor* m_value;
    ElidingLabel* m_preview;
    ElidingLabel* m_previewType;
    QPushButton* m_open;
    NotedCompleter* m_choices = nullptr; ///< Made when there are some.
    PlainLabel* m_problem;
    QMenu* m_formMenu;
    QMenu* m_menu;
};

} // namespace retort
