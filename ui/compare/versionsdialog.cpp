// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/versionsdialog.h"

#include "engine/json/document.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/compare/compareview.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace retort {

namespace {

/// Beyond this only the version that is looked at is compared.
constexpr std::size_t mostForAll = std::size_t{256} << 10;

/// Room around the two lines of a version.
class VersionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 2 * 6);
    }
};

/// A line of brackets alone tells nothing.
bool hasWords(std::string_view line)
{
    return std::any_of(line.begin(), line.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalnum(byte) != 0;
    });
}

/// The first line of a side that tells something.
QString firstOf(const std::vector<TextPiece>& side, LineRange lines)
{
    for (std::size_t at = lines.begin; at < std::min(lines.begin + lines.size(), side.size()); ++at)
        if (hasWords(side[at].text))
            return visibleText(fromUtf8(side[at].text).simplified().left(80));
    return {};
}

} // namespace

VersionsDialog::VersionsDialog(const QString& title, std::string now, std::vector<EarlierVersion> versions,
                               QWidget* parent)
    : QDialog(parent)
    , m_now(std::move(now))
    , m_versions(std::move(versions))
    , m_comparisons(m_versions.size())
    , m_list(new QListWidget(this))
    , m_view(new CompareView({.theirs = tr("Earlier version"), .mine = tr("Now")}, this))
    , m_verdict(new PlainLabel(this))
    , m_restore(new QPushButton(tr("Restore this version"), this))
{
    setObjectName(QStringLiteral("versions"));
    setWindowTitle(tr("Earlier versions"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);

    auto* intro =
        new PlainLabel(tr("What “%1” was when it was saved. Restoring a version is an edit that undo takes back; "
                          "nothing is written before you save.")
                           .arg(visibleText(title)),
                       this);
    intro->setWordWrap(true);
    m_verdict->setWordWrap(true);
    m_list->setAccessibleName(tr("Versions"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new VersionDelegate(m_list));
    m_list->setMinimumWidth(200);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int i = 0; i < static_cast<int>(m_versions.size()); ++i) {
        const EarlierVersion& version = m_versions[static_cast<std::size_t>(i)];
        const QString when = tr("%1 · %2").arg(version.when, version.size);
        const bool isSmall = version.text.size() + m_now.size() <= mostForAll;
        const QString difference = isSmall ? differenceOf(i) : QString();
        auto* item = new QListWidgetItem(difference.isEmpty() ? when : when + u'\n' + difference, m_list);
        item->setData(Qt::AccessibleTextRole,
                      difference.isEmpty() ? when
                                           : tr("%1, %2", "a version, and how it differs").arg(when, difference));
        item->setToolTip(tipText(item->text()));
    }

    auto* sides = new QSplitter(this);
    sides->addWidget(m_list);
    sides->addWidget(m_view);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({260, 860});

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_restore, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_restore->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(intro);
    layout->addWidget(sides, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showVersion);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const int version = m_list->currentRow();
        accept();
        Q_EMIT restoreWished(version);
    });
    // The newest one is usually what is in the file: the first that differs is what people come for.
    int first = 0;
    while (first + 1 < static_cast<int>(m_versions.size()) && m_versions[static_cast<std::size_t>(first)].text == m_now)
        ++first;
    m_list->setCurrentRow(first);
    resize(1160, 620);
    m_list->setFocus();
}

VersionsDialog::~VersionsDialog() { m_view->show(nullptr, false); }

Comparison& VersionsDialog::comparisonWith(int version)
{
    auto& made = m_comparisons[static_cast<std::size_t>(version)];
    if (!made)
        made = std::make_unique<Comparison>(ComparedFile{
            .path = {}, .theirs = m_versions[static_cast<std::size_t>(version)].text, .mine = m_now, .base = {}});
    return *made;
}

/// "3 lines differ: "name": "Gold"", in one line.
QString VersionsDialog::differenceOf(int version)
{
    const Comparison& comparison = comparisonWith(version);
    std::size_t lines = 0;
    QString first;
    for (const std::size_t change : comparison.changes()) {
        const Stretch& stretch = comparison.stretches()[change];
        lines += std::max(stretch.theirs.size(), stretch.mine.size());
        for (const QString& line :
             {firstOf(comparison.theirs(), stretch.theirs), firstOf(comparison.mine(), stretch.mine)})
            first = first.isEmpty() ? line : first;
    }
    if (lines == 0)
        return tr("as it is now");
    return lines == 1 ? tr("1 line differs: %1").arg(first)
                      : tr("%1 lines differ, first: %2", nullptr, static_cast<int>(lines)).arg(lines).arg(first);
}

void VersionsDialog::showVersion(int version)
{
    if (version < 0)
        return;
    m_view->show(&comparisonWith(version), false);
    const std::string& text = m_versions[static_cast<std::size_t>(version)].text;
    const auto document = json::Document::parse(text);
    m_restore->setEnabled(document && text != m_now);
    m_verdict->setText(!document
                           ? tr("This version is no JSON, so it cannot be restored. %1").arg(say(document.error()))
                       : text == m_now ? tr("This is what is open now.")
                                       : QString());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

} // namespace retort
