// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/trace.h"
#include "ui/common/jsontext.h"

#include <optional>
#include <vector>

namespace retort {

/// What a template printed, to be looked at: coloured as JSON, with boxes around what the expression at the template's
/// caret printed. Offsets are bytes of the text that it shows.
class OutputView : public JsonText {
    Q_OBJECT

public:
    explicit OutputView(QWidget* parent = nullptr);

    void dress(const Tokens& tokens);
    void showText(const QByteArray& utf8); ///< Marks go with the text that they were for.
    void showMarks(const std::vector<twig::OutputRange>& ranges);
    void setFaded(bool faded); ///< It is not what would be sent now.
    void revealMarks();        ///< Scrolls to the first, where it is out of sight.
    void showProblem(std::optional<Place> place);

Q_SIGNALS:
    void pointedAt(std::size_t offset); ///< By a click, or by moving the caret with the keys.

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void point();

    void draw();

    std::vector<twig::OutputRange> m_marks;
    bool m_faded = false;
};

} // namespace retort
