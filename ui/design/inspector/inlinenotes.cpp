// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/inlinenotes.h"

#include "ui/common/fixbutton.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"

#include <QBoxLayout>

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

InlineNotes::Line InlineNotes::makeLine()
{
    auto* whole = new QWidget(this);
    Line line{whole, new Sign(whole), new PlainLabel(whole), new QVBoxLayout, {}};
    line.text->setFont(secondaryFont());
    line.text->setWordWrap(true);
    line.text->setMinimumWidth(60);
    line.words->setSpacing(4);
    line.words->addWidget(line.text);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(line.sign, 0, Qt::AlignTop);
    row->addLayout(line.words, 1);
    m_layout->addWidget(whole);
    return line;
}

void InlineNotes::addFix(std::size_t index)
{
    Line& line = m_lines[index];
    auto* button = new FixButton(line.whole);
    button->setFont(secondaryFont());
    line.words->addWidget(button, 0, Qt::AlignLeft);
    const std::size_t which = line.fixes.size();
    connect(button, &QAbstractButton::clicked, this, [this, index, which] {
        if (index >= m_notes.size())
            return;
        InlineNote note = m_notes[index]; // what is carried out takes it away
        if (which > 0) {
            note.fix = note.others[which - 1];
            note.fixLabel = say(note.fix->label);
        }
        Q_EMIT fixWished(note);
    });
    line.fixes.push_back(button);
}

void InlineNotes::show(const std::vector<InlineNote>& notes, const QString& of)
{
    m_notes = notes;
    while (m_lines.size() < notes.size())
        m_lines.push_back(makeLine());
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].whole->setVisible(i < notes.size());
        if (i >= notes.size())
            continue;
        const InlineNote& note = notes[i];
        const std::size_t fixes = note.fixLabel.isEmpty() ? 0 : 1 + note.others.size();
        while (m_lines[i].fixes.size() < fixes)
            addFix(i);
        const Line& line = m_lines[i];
        const QString word = note.severity == Problem::Severity::Error     ? tr("Error")
                             : note.severity == Problem::Severity::Warning ? tr("Warning")
                                                                           : tr("Hint");
        line.sign->show(note.severity);
        line.sign->setToolTip(word);
        line.text->setText(note.text);
        line.text->setAccessibleName(of.isEmpty() ? tr("%1: %2").arg(word, note.text)
                                                  : tr("%1 on %2: %3").arg(word, of, note.text));
        for (std::size_t fix = 0; fix < line.fixes.size(); ++fix) {
            line.fixes[fix]->setVisible(fix < fixes);
            if (fix < fixes)
                line.fixes[fix]->setLabel(fix == 0 ? note.fixLabel : say(note.others[fix - 1].label), of);
        }
    }
    setVisible(!notes.empty());
}

std::vector<QWidget*> InlineNotes::buttons() const
{
    std::vector<QWidget*> all;
    for (const Line& line : m_lines) {
        for (FixButton* button : line.fixes) {
            if (!line.whole->isHidden() && !button->isHidden())
                all.push_back(button);
        }
    }
    return all;
}

} // namespace retort
