// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyph.h"
#include "ui/common/tokens.h"

#include <QCache>
#include <QFont>
#include <QPainter>
#include <QTextLayout>

#include <optional>
#include <vector>

namespace retort {

// What delegates and small widgets are painted with. All of it takes plain text: nothing here reads markup.

/// Saves the painter and gives it back as it was.
class PainterSaver {
public:
    explicit PainterSaver(QPainter& painter) : m_painter(painter) { m_painter.save(); }
    ~PainterSaver() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(PainterSaver)

private:
    QPainter& m_painter;
};

/// A rounded rectangle whose edge lies inside `place`, crisp at every scale. An invalid colour leaves edge or ground
/// out.
void paintRounded(QPainter& painter, const QRectF& place, double radius, const QColor& ground, const QColor& edge = {},
                  double edgeWidth = 1);

struct CardLook {
    bool selected = false;
    bool hovered = false;
};
/// Panel with a hairline edge; with a 2 px accent edge where selected.
void paintCard(QPainter& painter, const QRectF& place, const Tokens& tokens, CardLook look = {});

/// Where the keys go: a 3 px halo just outside of `place`. Paint it after all rows, or the next one covers it.
void paintFocusHalo(QPainter& painter, const QRectF& place, double radius, const Tokens& tokens);

/// The tinted square in front of a card or in an inspector's head, with an icon of 18 px.
void paintTile(QPainter& painter, const QRectF& place, Glyph glyph, Tone tone, const Tokens& tokens);

/// A pill: a word, perhaps a sign before it, and a colour. The word is always there, so colour is never the only sign.
struct ChipContent {
    QString text;
    Tone tone = Tone::Neutral;
    std::optional<Glyph> sign = {};

    bool operator==(const ChipContent&) const = default;
};
/// As wide as the text needs, metric::chipHeight high.
QSize chipSize(const ChipContent& chip);
/// Fills the height of `place`, elides the text at its width.
void paintChip(QPainter& painter, const QRect& place, const ChipContent& chip, const Tokens& tokens);

/// The state of a document in a list: each has its own shape besides its colour.
enum class Status {
    None,     ///< Nothing to say.
    InStep,   ///< Filled circle, ok.
    Changed,  ///< Diamond.
    Problem,  ///< Triangle, no.
    Doubtful, ///< Hollow triangle, warn.
    Inactive, ///< Ring, mute.
};
void paintStatus(QPainter& painter, const QRectF& place, Status status, const Tokens& tokens);

/// Text in one line that mixes styles: "Issue benefit `promoter-thank-you`".
struct Span {
    QString text;
    bool mono = false;

    bool operator==(const Span&) const = default;
};
/// The spans as plain text.
QString plainText(const std::vector<Span>& spans);

/// Lays mixed lines out and keeps the layouts, since that is the dearest part of painting a list. One for each
/// delegate.
class SpanPainter {
public:
    /// Fonts of the plain and the mono spans.
    SpanPainter(QFont sans, QFont mono);

    /// In one line from the left, vertically centred, elided at the right end of `place`. Gives the width that it took.
    double paint(QPainter& painter, const QRectF& place, const std::vector<Span>& spans, const QColor& color) const;
    double width(const std::vector<Span>& spans) const;

private:
    struct Line {
        QTextLayout layout;
        double width = 0;
        double height = 0;
    };
    const Line& line(const std::vector<Span>& spans) const;

    QFont m_sans;
    QFont m_mono;
    mutable QCache<QString, Line> m_lines;
};

/// One line of text, elided; `where` as QFontMetrics::elidedText takes it (ids in the middle, sentences at the right).
void paintText(QPainter& painter, const QRectF& place, const QString& text, const QFont& font, const QColor& color,
               Qt::TextElideMode where = Qt::ElideRight, Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter);

} // namespace retort
