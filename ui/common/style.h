// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QApplication;

namespace retort {

/// Fusion, drawn in the window's own language: hairlines on cards and buttons, `ctl` edges on inputs, 2 px of accent
/// where the keys go, tinted selections with ink text. It reads every colour from the palette that it is handed, so a
/// theme switch is one QApplication::setPalette(). There is no stylesheet anywhere: one would put QStyleSheetStyle in
/// front of this and slow every widget (docs/decisions/0060).
class RetortStyle : public QProxyStyle {
    Q_OBJECT

public:
    RetortStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    /// Each text by its own direction, whatever the window's.
    void drawItemText(QPainter* painter, const QRect& place, int flags, const QPalette& palette, bool enabled,
                      const QString& text, QPalette::ColorRole role) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    QPixmap standardPixmap(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
};

struct Tokens;

/// Gives the application its style, font and palette. Call once, before the first window.
void dress(QApplication& application, const Tokens& tokens);

/// Switches every open window in one frame.
void switchTheme(const Tokens& tokens);

} // namespace retort
