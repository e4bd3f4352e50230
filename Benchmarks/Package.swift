// swift-tools-version: 6.1
import PackageDescription

/// Measures the rooms of mailhelp. Not part of the product's build.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "mailhelp", path: "..")],
  targets: [
    .executableTarget(
      name: "bench", dependencies: [.product(name: "MailhelpRooms", package: "mailhelp")])
  ],
  swiftLanguageModes: [.v6]
)
