// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"
#include "ui/common/codetext.h"

#include <vector>

namespace retort {

/// A template as text: Twig coloured, what it is wrong with underlined, brackets matched. Offsets are bytes of the
/// UTF-8.
class TwigText : public CodeText {
    Q_OBJECT

public:
    explicit TwigText(QWidget* parent = nullptr);

    void dress(const Tokens& tokens);

    void drawErrors(const std::vector<twig::Span>& spans);   ///< Squiggles: why it does not render, or renders no JSON.
    void drawWarnings(const std::vector<twig::Span>& spans); ///< Dotted: missing variables, what escaping changes.
    void drawMarks(const std::vector<twig::Span>& spans);    ///< Boxes: what the output that is looked at comes from.

    std::size_t caret() const;
    /// And scrolls to it; the focus stays where it is. It stays in sight when the editor becomes smaller, until
    /// somebody scrolls.
    void select(twig::Span span);

Q_SIGNALS:
    void caretMoved(); ///< By whatever means.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isCaretInSight(int height) const;
    void paintTokens();
    void showLineNumbers();
    void setStyleFont(unsigned long style, const QFont& font);
    void draw(int indicator, const std::vector<twig::Span>& spans);

    bool m_asked = false; ///< What is selected is what is to be seen.
};

} // namespace retort
