// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/fieldedit.h"
#include "ui/common/notedcompleter.h"

#include <memory>
#include <vector>

namespace retort {

/// A text for which values are known that people have seen: typing narrows them, a click, Down or F4 shows them
/// all. Any other text is as good.
class ChoiceEdit : public FieldEdit {
    Q_OBJECT

public:
    explicit ChoiceEdit(QWidget* parent = nullptr);

    void setChoices(std::vector<Completion> choices);
    bool hasChoices() const { return m_hasChoices; }
    void showChoices(); ///< All of them.
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::unique_ptr<NotedCompleter> m_completer; ///< A line edit deletes a completer that is its child.
    bool m_hasChoices = false;
};

} // namespace retort
