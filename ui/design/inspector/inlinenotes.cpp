// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/inlinenotes.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QBoxLayout>
#include <QPushButton>

namespace retort {

class InlineNotes::Sign : public QWidget {
public:
    explicit Sign(QWidget* parent) : QWidget(parent) { setFixedSize(metric::iconSize, metric::iconSize); }

    void show(Problem::Severity severity)
    {
        m_severity = severity;
        update();
    }
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        const bool hint = m_severity == Problem::Severity::Hint;
        paintGlyph(painter, rect(), hint ? Glyph::Info : Glyph::Alert,
                   hint                                     ? tokens.mute
                   : m_severity == Problem::Severity::Error ? tokens.no
                                                            : tokens.warn);
    }

private:
    Problem::Severity m_severity = Problem::Severity::Warning;
};

InlineNotes::InlineNotes(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(2, 0, 2, 0);
    m_layout->setSpacing(4);
    hide();
}

InlineNotes::Line InlineNotes::makeLine(std::size_t index)
{
    auto* whole = new QWidget(this);
    Line line{whole, new Sign(whole), new PlainLabel(whole), new QPushButton(whole)};
    line.text->setFont(secondaryFont());
    line.text->setWordWrap(true);
    line.text->setMinimumWidth(60);
    line.fix->setFont(secondaryFont());
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(line.sign, 0, Qt::AlignVCenter);
    row->addWidget(line.text, 1);
    row->addWidget(line.fix, 0, Qt::AlignVCenter);
    m_layout->addWidget(whole);
    connect(line.fix, &QAbstractButton::clicked, this, [this, index] {
        if (index < m_notes.size())
            Q_EMIT fixWished(InlineNote(m_notes[index]));
    });
    return line;
}

void InlineNotes::show(const std::vector<InlineNote>& notes, const QString& of)
{
    m_notes = notes;
    while (m_lines.size() < notes.size())
        m_lines.push_back(makeLine(m_lines.size()));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        line.whole->setVisible(i < notes.size());
        if (i >= notes.size())
            continue;
        const InlineNote& note = notes[i];
        const QString word = note.severity == Problem::Severity::Error     ? tr("Error")
                             : note.severity == Problem::Severity::Warning ? tr("Warning")
                                                                           : tr("Hint");
        line.sign->show(note.severity);
        line.sign->setToolTip(word);
        line.text->setText(note.text);
        line.text->setAccessibleName(tr("%1 on %2: %3").arg(word, of, note.text));
        line.fix->setVisible(!note.fixLabel.isEmpty());
        line.fix->setText(note.fixLabel);
        line.fix->setAccessibleName(tr("%1: %2").arg(of, note.fixLabel));
    }
    setVisible(!notes.empty());
}

} // namespace retort
