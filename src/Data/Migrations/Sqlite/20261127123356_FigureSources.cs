using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vejviser.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FigureSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Series",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ChangeNumber",
                table: "Series",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "CountedIn",
                table: "Series",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCompared",
                table: "Series",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SourceFault",
                table: "Series",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Geographies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Shapes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Geographies", x => x.Id);
                });

            // What newer databases are shipped with.
            migrationBuilder.Sql("UPDATE \"Series\" SET \"CountedIn\" = 'kontanthjaelp-mv', \"IsCompared\" = TRUE WHERE \"Id\" = 'kontanthjaelp-mv-andel';");
            migrationBuilder.Sql("UPDATE \"Series\" SET \"CountedIn\" = 'arbejdspligt' WHERE \"Id\" = 'arbejdspligt-i-alt';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Geographies");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ChangeNumber",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "CountedIn",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "IsCompared",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "SourceFault",
                table: "Series");
        }
    }
}
