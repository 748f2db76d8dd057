// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparemodel.h"

#include <QDialog>

#include <memory>
#include <vector>

class QListWidget;
class QPushButton;

namespace retort {

class CompareView;
class PlainLabel;

/// What was chosen of one file.
struct ChosenText {
    QString path;
    std::optional<std::string> text; ///< nullopt: no file.

    bool operator==(const ChosenText&) const = default;
};

/// Shows what differs in some files, and lets the person choose where there is something to choose. Opened with open();
/// the answer is a signal.
class CompareDialog : public QDialog {
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString intro; ///< A sentence or two above.
        CompareWords sides;
        QString accept;  ///< The button that does it.
        QString discard; ///< A second one that loses something; "" for none.
        bool choosing = false;
    };

    CompareDialog(std::vector<ComparedFile> files, const Words& words, QWidget* parent = nullptr);
    ~CompareDialog() override;

    CompareView& view() { return *m_view; }

Q_SIGNALS:
    /// The accepting button; where there was nothing to choose, the person's own texts.
    void chosen(const std::vector<retort::ChosenText>& texts);
    void discarded();

private:
    void showFile(int index);
    void showState();
    QString problemOf(const Comparison& comparison) const;
    QString rowText(const Comparison& comparison) const;

    bool m_choosing;
    std::vector<std::unique_ptr<Comparison>> m_comparisons;
    int m_current = 0;
    QListWidget* m_files;
    CompareView* m_view;
    PlainLabel* m_verdict;
    QPushButton* m_accept;
};

} // namespace retort
