// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QTextEdit>

namespace retort {

/// A sentence with its code in mono, wrapped, as high as it needs; to be selected and copied, not edited. Screen
/// readers meet its name, and the sentence as its text and description.
class SentenceView : public QTextEdit {
    Q_OBJECT

public:
    explicit SentenceView(QWidget* parent = nullptr);

    void showSpans(const std::vector<Span>& spans); ///< Plain text, whatever is in it.
    void setMuted(bool muted);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// Puts the text in, in the colours of now.
    virtual void write();
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    std::vector<Span> m_spans;
    bool m_muted = false;
};

} // namespace retort
