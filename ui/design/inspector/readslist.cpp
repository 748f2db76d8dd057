// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/readslist.h"

#include "engine/run/words.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/inspector/contextfields.h"

#include <QGridLayout>

namespace retort {

namespace {

/// More lines than this would push the rest of the panel away; the trace has them all.
constexpr std::size_t mostLines = 12;

} // namespace

ReadsList::ReadsList(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(12);
    m_layout->setVerticalSpacing(3);
    m_layout->setColumnStretch(1, 1);
    setAccessibleName(tr("Read from the event"));
}

namespace {

bool isEmptyText(const run::Read& read) { return read.value.root().isString() && read.value.root().text().empty(); }

} // namespace

void ReadsList::show(const std::vector<run::Read>& reads, const Fields& fields)
{
    const std::size_t count = std::min(reads.size(), mostLines);
    while (m_lines.size() < count) {
        Line line{new ElidingLabel(this), new ElidingLabel(this), new ElidingLabel(this)};
        line.path->setFont(monoFont());
        line.path->setElideMode(Qt::ElideMiddle);
        line.value->setFont(monoFont());
        line.note->setFont(secondaryFont());
        line.note->setMuted();
        const int row = static_cast<int>(m_lines.size());
        m_layout->addWidget(line.path, row, 0);
        m_layout->addWidget(line.value, row, 1);
        m_layout->addWidget(line.note, row, 2);
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool shown = i < count;
        for (QWidget* widget : {static_cast<QWidget*>(m_lines[i].path), static_cast<QWidget*>(m_lines[i].value),
                                static_cast<QWidget*>(m_lines[i].note)})
            widget->setVisible(shown);
        if (!shown)
            continue;
        const run::Read& read = reads[i];
        const bool missing = read.found == run::Found::Missing;
        m_lines[i].path->setText(read.path.empty() ? tr("the whole event") : fromUtf8(read.path));
        m_lines[i].value->setText(missing ? QString() : valueText(read.value.root()));
        const Field* field = fields.find(read.path);
        const bool null = read.value.root().isNull() && field && !field->type.empty();
        const bool byDefault = read.found == run::Found::Default;
        QStringList note{missing                  ? tr("missing")
                         : byDefault && read.null ? tr("null, so the default")
                         : byDefault              ? tr("missing, so the default")
                         : isEmptyText(read)      ? tr("empty text")
                         : null                   ? tr("%1, null in this sample", "a type").arg(typeName(field->type))
                                                  : typeName(read.value.root().kind()),
                         field ? seenText(*field) : QString()};
        note.removeAll({});
        m_lines[i].note->setText(note.join(QStringLiteral(" · ")));
    }
}

} // namespace retort
