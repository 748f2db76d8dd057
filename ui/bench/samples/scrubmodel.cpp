// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/scrubmodel.h"

#include "ui/common/direction.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

namespace retort {

namespace {

constexpr qsizetype mostOfAValue = 200;

QString valueText(const std::string& json)
{
    const QString text = fromUtf8(json).simplified();
    return codeWithin(visibleText(text.size() > mostOfAValue ? text.left(mostOfAValue) + u'…' : text));
}

/// "data.email" of "/data/email"
QString fieldText(const std::string& pointer)
{
    QString path = fromUtf8(pointer).mid(1).replace(u'/', u'.');
    path.replace(QStringLiteral("~1"), QStringLiteral("/")).replace(QStringLiteral("~0"), QStringLiteral("~"));
    return codeWithin(visibleText(path));
}

} // namespace

ScrubModel::ScrubModel(const Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{}

void ScrubModel::show(std::vector<ScrubWork::Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ScrubModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScrubModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 5; }

QString ScrubModel::cell(const ScrubWork::Row& row, int column) const
{
    switch (column) {
    case FileColumn: {
        const Entry* entry = m_workspace.find(row.entry);
        return entry ? visibleText(entry->title()) : QString();
    }
    case FieldColumn:
        return fieldText(row.pointer);
    case BeforeColumn:
        return valueText(row.before);
    case AfterColumn:
        return valueText(row.after);
    default:
        return row.isFree   ? tr("Written freely: look at it yourself")
               : row.inText ? tr("Within a text: %1", "a kind of personal data").arg(say(phraseOf(row.kind)))
                            : say(phraseOf(row.kind));
    }
}

QVariant ScrubModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return cell(row, index.column());
    if (role == Qt::ToolTipRole)
        return tipText(cell(row, index.column()));
    if (role == Qt::AccessibleTextRole && index.column() == FileColumn)
        return tr("%1, %2: %3 becomes %4. %5", "a file, a field, before, after, why")
            .arg(cell(row, FileColumn), cell(row, FieldColumn), cell(row, BeforeColumn), cell(row, AfterColumn),
                 cell(row, WhyColumn));
    return {};
}

QVariant ScrubModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileColumn:
        return tr("Sample or profile");
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("Now");
    case AfterColumn:
        return tr("Becomes");
    default:
        return tr("Why");
    }
}

Qt::ItemFlags ScrubModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace retort
