// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <QWidget>

#include <cstddef>
#include <vector>

namespace retort {

class ElidingLabel;
class JsonText;

/// A range of the text in bytes of its UTF-8, end exclusive: as json::Document gives the place of a node.
struct TextMark {
    enum class Kind {
        Read,  ///< A box under the text: what the current step read.
        Faded, ///< Written in the secondary colour: what nothing reads.
    };
    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::Read;

    bool operator==(const TextMark&) const = default;
};

/// JSON as text: coloured, folding, not wrapped. It knows nothing of documents: it emits what was typed and shows what
/// it is given. Tab leaves it; Ctrl+Z undoes typing first, and goes on to the application's undo when there is none
/// left.
class JsonEditor : public QWidget {
    Q_OBJECT

public:
    /// `name` is what screen readers and tests find it by.
    explicit JsonEditor(const QString& name, QWidget* parent = nullptr);

    QString text() const;
    /// Shows another state of the document. Only the range that differs is replaced: caret, selection, scroll and folds
    /// stay where they can. Emits nothing; typing before it can no longer be undone here (the document's undo has it).
    void showText(const QString& text);

    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    /// A squiggle at the place (none where its line is 0) and the message below the text.
    void showProblem(const QString& message, Place place = {});
    void clearProblem();
    QString problem() const;

    /// Replaces the marks shown before. Ranges beyond the text are cut.
    void showMarks(const std::vector<TextMark>& marks);
    const std::vector<TextMark>& marks() const { return m_marks; }
    /// Scrolls to the first box, where it is out of sight.
    void revealMarks();

    /// Puts the caret there and scrolls to it.
    void goTo(Place place);
    Place cursorPlace() const;

    /// As many lines high, between the bounds, as the text has: for an editor inside a form.
    void setLineBounds(int fewest, int most);
    int linesIn(int height) const; ///< How many have room in an editor of this height.

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The person changed the text; never emitted by showText().
    void textEdited(const QString& text);
    void cursorMoved(retort::Place place);
    void left(); ///< The focus went elsewhere.

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void adjustHeight();

    JsonText* m_text;
    ElidingLabel* m_message;
    Place m_problemPlace;
    std::vector<TextMark> m_marks;
    int m_fewestLines = 0;
    int m_mostLines = 0;
    bool m_showing = false;
};

} // namespace retort
