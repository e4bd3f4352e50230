// swift-tools-version: 6.1
import PackageDescription

/// Every target is written in the Swift 6 language mode; imports are internal unless a file says
/// otherwise, and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A room of the house: a library target in `Sources/<name>`, tested by `Tests/<name>Tests`.
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a room; what they compare with stands beside them in `Goldens`.
func tests(
  of name: String, uses dependencies: [Target.Dependency] = [], goldens: Bool = false
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: goldens ? ["Goldens"] : [], swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "mailhelp",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "mailhelp", targets: ["mailhelp"]),
    .executable(name: "mailhelp-lab", targets: ["mailhelp-lab"]),
    .library(
      name: "MailhelpRooms",
      targets: [
        "Knowledge", "KnowledgeFiles", "Inference", "Planning", "Learning", "Troubleshooting",
        "Outcomes",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    room("Knowledge"),
    room("KnowledgeFiles", uses: ["Knowledge", "CLibYAML"]),
    room("Inference", uses: ["Knowledge"]),
    room("Planning"),
    room("Learning"),
    room("Troubleshooting", uses: ["Knowledge", "Inference", "Planning", "Learning"]),
    room("SymptomLookup", uses: ["Knowledge"]),
    room("Outcomes", uses: ["Knowledge", "Learning", grdb]),
    room("Publishing", uses: ["Knowledge"]),
    room("TerminalUI", uses: ["Knowledge", "Troubleshooting", "Publishing"]),

    .executableTarget(
      name: "mailhelp",
      dependencies: [
        "Knowledge", "KnowledgeFiles", "Inference", "Learning", "Troubleshooting",
        "SymptomLookup", "Outcomes", "Publishing", "TerminalUI", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "mailhelp-lab",
      dependencies: [
        "Knowledge", "KnowledgeFiles", "Inference", "Planning", "Learning", "Troubleshooting",
        argumentParser,
      ],
      swiftSettings: strict),

    tests(of: "Knowledge"),
    tests(of: "KnowledgeFiles", uses: ["Knowledge"]),
    tests(of: "Inference", uses: ["Knowledge"]),
    tests(of: "Planning"),
    tests(of: "Learning"),
    tests(
      of: "Troubleshooting",
      uses: ["Knowledge", "KnowledgeFiles", "Inference", "Planning", "Learning"]),
    tests(of: "SymptomLookup", uses: ["Knowledge", "KnowledgeFiles"]),
    tests(of: "Outcomes", uses: ["Knowledge", "Learning", grdb]),
    tests(of: "Publishing", uses: ["Knowledge", "KnowledgeFiles"], goldens: true),
    tests(of: "TerminalUI", uses: ["Knowledge", "Troubleshooting"]),
    .testTarget(
      name: "AcceptanceTests",
      dependencies: [
        "mailhelp", "Knowledge", "KnowledgeFiles", "Troubleshooting", "Outcomes", grdb,
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
