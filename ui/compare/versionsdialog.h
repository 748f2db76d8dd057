// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparison.h"

#include <QDialog>

#include <memory>
#include <vector>

class QListWidget;
class QPushButton;

namespace retort {

class CompareView;
class PlainLabel;

/// A text that a document once had.
struct EarlierVersion {
    QString when; ///< "Today, 14:03"
    QString size; ///< "2.1 kB"
    std::string text;
};

/// The earlier texts of a document, and how each differs from what is open now; one of them can be brought back. Opened
/// with open(); the answer is a signal.
class VersionsDialog : public QDialog {
    Q_OBJECT

public:
    /// `versions`: at least one, the newest first.
    VersionsDialog(const QString& title, std::string now, std::vector<EarlierVersion> versions,
                   QWidget* parent = nullptr);
    ~VersionsDialog() override;

    CompareView& view() { return *m_view; }

Q_SIGNALS:
    void restoreWished(int version);

private:
    void showVersion(int version);
    Comparison& comparisonWith(int version);
    QString differenceOf(int version);

    std::string m_now;
    std::vector<EarlierVersion> m_versions;
    std::vector<std::unique_ptr<Comparison>> m_comparisons; ///< Made when they are first looked at.
    QListWidget* m_list;
    CompareView* m_view;
    PlainLabel* m_verdict;
    QPushButton* m_restore;
};

} // namespace retort
