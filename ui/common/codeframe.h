// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace retort {

class CodeText;

/// The edge around an editor for code, with the focus ring.
class CodeFrame : public QWidget {
    Q_OBJECT

public:
    explicit CodeFrame(CodeText* text, QWidget* parent = nullptr);

Q_SIGNALS:
    void dressed(); ///< The theme changed, or the editor comes to a screen: time for its colours and fonts.
    void left();    ///< The focus went elsewhere.

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    CodeText* m_text;
};

} // namespace retort
